"""Clients generated from the OpenAPI document, and the tools that read it."""

from pathlib import Path

HERE = Path(__file__).parent
DOCUMENT = HERE.parent.parent / "openapi.json"

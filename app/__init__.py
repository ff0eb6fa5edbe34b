"""Elemental: reference values, supplement forms and intake evaluation, with a citation for every number."""

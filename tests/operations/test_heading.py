"""HEAD over a real connection: the test client of the framework would not notice a server that is misled."""

from contextlib import closing
from http.client import HTTPConnection

import pytest


@pytest.mark.parametrize("path", ["/claims", "/", "/docs", "/metrics", "/health/live", "/nothing-here", "/evaluate"])
def test_a_connection_is_used_again_after_head(server_url: str, path: str) -> None:
    with closing(HTTPConnection(server_url.removeprefix("http://"), timeout=10)) as server:
        server.request("HEAD", path)
        assert server.getresponse().read() == b""
        connection = server.sock
        server.request("GET", "/health/live")
        assert server.getresponse().read() == b'{"status":"ok"}'
        assert server.sock is connection

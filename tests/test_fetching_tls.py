"""Encrypted addresses: the certificate must be the host's by name, although the connection goes to a number."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.fetching import Ask, FetchError, fetch
from tests.fetching_support import QUICK, Reply, Server, serving


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a certificate for localhost, with its key in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", f"{path}.key", "-out", str(path)]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    path.write_text(path.read_text() + Path(f"{path}.key").read_text())
    return path


@pytest.fixture
def server(certificate: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(context=context) as found:
        found.routes["/"] = Reply(b"sealed")
        yield found


def ask(server: Server, host: str) -> bytes | None:
    url = server.at("/").replace("127.0.0.1", host)
    return fetch(Ask(url, allowed=frozenset({host})), limits=QUICK).content


def test_a_certificate_is_checked_by_name(server: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert ask(server, "localhost") == b"sealed"
    with pytest.raises(FetchError, match="certificate"):
        ask(server, "127.0.0.1")


def test_a_certificate_that_nobody_vouches_for_is_refused(server: Server) -> None:
    with pytest.raises(FetchError, match="certificate"):
        ask(server, "localhost")
    assert server.requests == []

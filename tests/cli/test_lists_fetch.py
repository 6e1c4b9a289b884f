"""`lading lists fetch` against a server on this machine that mirrors a list."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lading.cli import lists_fetch
from tests.cli.test_lists import KUPOL, Desk

FILES = {"SDN.CSV": "sdn.csv", "ALT.CSV": "alt.csv", "ADD.CSV": "add.csv"}
COMMENTS = b'46441," End."\n\x1a\n'


class Mirror:
    """A server that holds the Kupol entries under their official names; it remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.cut: set[str] = set()
        self.held = {name: (KUPOL / own).read_bytes() for name, own in FILES.items()} | {"SDN_COMMENTS.CSV": COMMENTS}
        mirror = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the library's name
                name = self.path.lstrip("/")
                mirror.asked.append(name)
                body = mirror.held.get(name)
                same = body is not None and self.headers.get("If-None-Match") == f'"{len(body)}"'
                self.send_response(404 if body is None else 304 if same else 200)
                if body is None or same:
                    self.end_headers()
                    return
                self.send_header("ETag", f'"{len(body)}"')
                self.send_header("Last-Modified", "Sun, 02 Aug 2026 10:00:00 GMT")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[:100] if name in mirror.cut else body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    made = Mirror()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that would have been waited."""
    found: list[float] = []
    monkeypatch.setattr("lading.cli.lists_fetch.time.sleep", found.append)
    return found


def test_a_mirror_is_asked_one_file_after_the_other_and_only_for_what_changed(
    desk: Desk, mirror: Mirror, waits: list[float]
) -> None:
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror.url, "--accept") == 0
    assert mirror.asked == ["SHA256SUMS", "SDN.CSV", "ALT.CSV", "ADD.CSV", "SDN_COMMENTS.CSV"]
    assert waits == [lists_fetch.GAP] * 3
    (row,) = desk.rows("status")
    assert (row["parties"], row["published"]) == (10, "2026-08-02")
    desk.run("fetch", "us_ofac_sdn", "--from", mirror.url, "--accept")
    assert desk.said.count('"became": "unchanged"') == 5
    assert len(desk.rows("status", "--all")) == 1


def test_half_a_download_never_becomes_a_version(desk: Desk, mirror: Mirror, waits: list[float]) -> None:
    mirror.cut = {"ALT.CSV"}
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror.url, "--accept") == 2
    assert "broke off after 100 of" in desk.complained
    assert len(waits) > len(mirror.held) - 1
    assert desk.rows("status") == []
    assert not (desk.folder / "lists" / "us_ofac_sdn" / "ALT.CSV").exists()
    mirror.cut = set()
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror.url, "--accept") == 0
    assert [row["parties"] for row in desk.rows("status")] == [10]


@pytest.mark.usefixtures("waits")
def test_a_file_that_was_refused_is_asked_for_again_whole(desk: Desk, mirror: Mirror) -> None:
    whole = mirror.held["SDN.CSV"]
    # As long as the right one, so that the server's mark is the same: as where its answer was spoilt on the way.
    mirror.held["SDN.CSV"] = whole.replace(b'"individual"', b'"indivibual"')
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror.url, "--accept") == 2
    assert "unknown party type 'indivibual'" in desk.complained
    mirror.held["SDN.CSV"] = whole
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror.url, "--accept") == 0
    assert [row["parties"] for row in desk.rows("status")] == [10]


def test_a_server_that_does_not_answer_is_asked_for_one_file_and_no_more(
    desk: Desk, mirror: Mirror, waits: list[float]
) -> None:
    mirror.server.shutdown()
    mirror.server.server_close()
    assert desk.run("fetch", "us_ofac_sdn", "--from", mirror.url) == 2
    assert "ADD.CSV, ALT.CSV, SDN_COMMENTS.CSV: not asked for" in desk.complained
    assert len(waits) <= 8

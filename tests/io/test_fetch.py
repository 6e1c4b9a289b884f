"""Against a server on this machine that misbehaves in every way the real ones do."""

import datetime as dt
import hashlib
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lading.errors import InputError
from lading.io.fetch import AGENT, Manners, UnreachableError, fetch_file
from lading.io.fetched import Fetched, Wish, beside, copy_file, read_record

NOW = dt.datetime(2026, 11, 23, 7, 5, tzinfo=dt.UTC)
BODY = b'36,"AEROCARIBBEAN AIRLINES"\n' * 500
MODIFIED = "Sun, 02 Aug 2026 10:00:00 GMT"
Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class Publisher:
    """A server whose answers are queued; it remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[dict[str, str]] = []
        publisher = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the library's name
                publisher.asked.append({name.lower(): value for name, value in self.headers.items()})
                answer = publisher.answers.pop(0) if len(publisher.answers) > 1 else publisher.answers[0]
                answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/SDN.CSV"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    made = Publisher()
    yield made
    made.server.shutdown()
    made.server.server_close()


def answer(status: int, body: bytes = b"", *, cut: int | None = None, **headers: str) -> Answer:
    def send(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body[:cut])

    return send


WHOLE = answer(200, BODY, ETag='"v1"', Last_Modified=MODIFIED)


class Waits(list[float]):
    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def fetch(publisher: Publisher, folder: Path, *, waits: Waits | None = None, sha256: str = "") -> Fetched:
    sleep = Waits() if waits is None else waits
    return fetch_file(Wish(publisher.url, folder / "SDN.CSV", NOW, sha256), Manners(sleep, timeout=5))


def test_a_file_is_fetched_with_a_record_of_where_it_came_from(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE]
    fetched = fetch(publisher, tmp_path / "us_ofac_sdn")
    assert fetched.new
    assert fetched.path.read_bytes() == BODY
    assert fetched.record == read_record(fetched.path)
    assert fetched.record.sha256 == hashlib.sha256(BODY).hexdigest()
    assert (fetched.record.changed_day, fetched.record.at) == ("2026-08-02", "2026-11-23T07:05:00Z")
    assert publisher.asked[0]["user-agent"].startswith("lading/")
    assert sorted(path.name for path in fetched.path.parent.iterdir()) == [".SDN.CSV.fetch", "SDN.CSV"]


def test_an_unchanged_file_is_not_sent_again(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE, answer(304)]
    fetch(publisher, tmp_path)
    again = fetch(publisher, tmp_path)
    assert not again.new
    assert publisher.asked[1]["if-none-match"] == '"v1"'
    assert publisher.asked[1]["if-modified-since"] == MODIFIED
    assert again.path.read_bytes() == BODY


def test_a_file_that_was_changed_here_is_asked_for_whole(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE]
    path = fetch(publisher, tmp_path).path
    path.write_bytes(b"edited by hand")
    fetch(publisher, tmp_path)
    assert "if-none-match" not in publisher.asked[1]
    assert path.read_bytes() == BODY


def test_a_busy_server_is_given_the_time_it_asks_for(publisher: Publisher, tmp_path: Path) -> None:
    later = "Mon, 23 Nov 2026 07:05:30 GMT"
    publisher.answers = [answer(429, Retry_After="7"), answer(503, Retry_After=later), answer(500), WHOLE]
    waits = Waits()
    assert fetch(publisher, tmp_path, waits=waits).new
    assert waits == [7.0, 30.0, 8.0]


def test_a_server_that_wants_an_hour_is_asked_another_day(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [answer(429, Retry_After="3600")]
    waits = Waits()
    with pytest.raises(InputError, match=r"answers 429.*asks to wait 3600 seconds.*try again later"):
        fetch(publisher, tmp_path, waits=waits)
    assert waits == []


def test_a_server_that_stays_broken_is_given_up_and_the_file_before_stays(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE, answer(500)]
    path = fetch(publisher, tmp_path).path
    waits = Waits()
    with pytest.raises(InputError, match="after 5 attempts: the server answers 500"):
        fetch(publisher, tmp_path, waits=waits)
    assert waits == [2.0, 4.0, 8.0, 16.0]
    assert path.read_bytes() == BODY


def test_a_file_that_has_moved_is_not_asked_for_again(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [answer(404)]
    with pytest.raises(InputError, match=r"SDN\.CSV: the server answers 404.*publisher's page"):
        fetch(publisher, tmp_path)
    assert len(publisher.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_transfer_that_broke_off_goes_on_where_it_stopped(publisher: Publisher, tmp_path: Path) -> None:
    half = len(BODY) // 2
    rest = answer(206, BODY[half:], ETag='"v1"', Content_Range=f"bytes {half}-{len(BODY) - 1}/{len(BODY)}")
    publisher.answers = [answer(200, BODY, cut=half, ETag='"v1"'), rest]
    assert fetch(publisher, tmp_path).path.read_bytes() == BODY
    assert publisher.asked[1]["range"] == f"bytes={half}-"
    assert publisher.asked[1]["if-range"] == '"v1"'


def test_a_part_left_by_another_run_is_taken_up(publisher: Publisher, tmp_path: Path) -> None:
    beside(tmp_path / "SDN.CSV", "part").write_bytes(BODY[:100])
    beside(tmp_path / "SDN.CSV", "mark").write_text('"v1"')
    rest = answer(206, BODY[100:], ETag='"v1"', Content_Range=f"bytes 100-{len(BODY) - 1}/{len(BODY)}")
    publisher.answers = [rest]
    assert fetch(publisher, tmp_path).path.read_bytes() == BODY


@pytest.mark.parametrize(
    "wrong",
    [
        answer(206, BODY, ETag='"v1"', Content_Range=f"bytes 0-{len(BODY) - 1}/{len(BODY)}"),
        answer(416),
        WHOLE,
        answer(200, BODY),
    ],
)
def test_a_server_that_cannot_go_on_is_asked_for_the_whole(publisher: Publisher, tmp_path: Path, wrong: Answer) -> None:
    publisher.answers = [answer(200, BODY, cut=500, ETag='"v1"'), wrong, WHOLE]
    assert fetch(publisher, tmp_path).path.read_bytes() == BODY


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"weak"'}])
def test_a_part_of_an_unnamed_state_is_not_taken_up(
    publisher: Publisher, tmp_path: Path, headers: dict[str, str]
) -> None:
    publisher.answers = [answer(200, BODY, cut=500, **headers), answer(200, BODY)]
    assert fetch(publisher, tmp_path).path.read_bytes() == BODY
    assert "range" not in publisher.asked[1]


def test_an_empty_file_is_no_list(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [answer(200)]
    with pytest.raises(InputError, match="empty file"):
        fetch(publisher, tmp_path)


def test_a_web_page_takes_no_files_place(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE, answer(200, b"\n<!DOCTYPE html>\n<p>Back soon.</p>", ETag='"v2"')]
    fetch(publisher, tmp_path)
    with pytest.raises(InputError, match="a web page in the place of the file") as caught:
        fetch(publisher, tmp_path)
    assert (caught.value.where, (tmp_path / "SDN.CSV").read_bytes()) == (publisher.url, BODY)
    assert read_record(tmp_path / "SDN.CSV") is not None


def test_what_a_server_says_is_told_in_one_line(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [answer(302, Location="/SDN.CSV")]
    with pytest.raises(InputError) as caught:
        fetch(publisher, tmp_path)
    assert "\n" not in str(caught.value)
    assert "infinite loop" in caught.value.message


def test_what_lacks_the_digest_that_a_mirror_promises_is_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE]
    with pytest.raises(InputError, match="the mirror promises 000000000000"):
        fetch(publisher, tmp_path, sha256="0" * 64)
    assert list(tmp_path.iterdir()) == []
    assert fetch(publisher, tmp_path, sha256=hashlib.sha256(BODY).hexdigest()).new


def test_a_server_that_is_not_there_is_named(publisher: Publisher, tmp_path: Path) -> None:
    publisher.server.shutdown()
    publisher.server.server_close()
    with pytest.raises(InputError, match=r"after 5 attempts: .*refused"):
        fetch(publisher, tmp_path)


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://example.org/x", "sdn.csv", ""])
def test_only_web_addresses_are_asked(tmp_path: Path, url: str) -> None:
    with pytest.raises(InputError, match="no web address"):
        fetch_file(Wish(url, tmp_path / "x", NOW), Manners(Waits()))


def test_a_folder_serves_as_a_mirror(tmp_path: Path) -> None:
    source, target = tmp_path / "mirror.csv", tmp_path / "here" / "SDN.CSV"
    source.write_bytes(BODY)
    first = copy_file(source, target, at=NOW)
    assert (first.new, first.record.changed_day) == (True, None)
    assert not copy_file(source, target, at=NOW).new
    assert target.read_bytes() == BODY
    with pytest.raises(InputError, match="cannot be copied"):
        copy_file(tmp_path / "nowhere", target, at=NOW)
    source.write_bytes(b"")
    with pytest.raises(InputError, match="an empty file"):
        copy_file(source, target, at=NOW)
    assert target.read_bytes() == BODY


def test_a_server_is_told_who_asks(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [WHOLE]
    fetch(publisher, tmp_path)
    assert publisher.asked[0]["user-agent"] == AGENT
    assert "lading/" in AGENT


def test_a_server_that_falls_silent_is_asked_again_and_goes_on(publisher: Publisher, tmp_path: Path) -> None:
    silent = threading.Event()

    def stall(handler: http.server.BaseHTTPRequestHandler) -> None:
        answer(200, BODY, cut=1000, ETag='"v1"')(handler)
        handler.wfile.flush()
        silent.wait(2)

    rest = answer(206, BODY[1000:], ETag='"v1"', Content_Range=f"bytes 1000-{len(BODY) - 1}/{len(BODY)}")
    publisher.answers = [stall, rest]
    waits = Waits()
    fetched = fetch_file(Wish(publisher.url, tmp_path / "SDN.CSV", NOW), Manners(waits, timeout=0.2))
    silent.set()
    assert fetched.path.read_bytes() == BODY
    assert waits == [2.0]
    assert publisher.asked[1]["range"] == "bytes=1000-"


def test_a_server_that_trickles_for_too_long_is_given_up_and_nothing_takes_the_files_place(
    publisher: Publisher, tmp_path: Path
) -> None:
    publisher.answers = [WHOLE]
    patience = Manners(Waits(), attempts=2, longest=-1.0)
    with pytest.raises(InputError, match="too slow"):
        fetch_file(Wish(publisher.url, tmp_path / "SDN.CSV", NOW), patience)
    assert not (tmp_path / "SDN.CSV").exists()


def test_a_server_that_never_answered_is_told_from_one_that_refused(publisher: Publisher, tmp_path: Path) -> None:
    publisher.answers = [answer(404)]
    with pytest.raises(InputError) as refused:
        fetch(publisher, tmp_path)
    publisher.server.shutdown()
    publisher.server.server_close()
    with pytest.raises(UnreachableError):
        fetch(publisher, tmp_path)
    assert not isinstance(refused.value, UnreachableError)

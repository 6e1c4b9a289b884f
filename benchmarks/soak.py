"""A long mixed load on `lading serve`: does it answer everything, as fast at the end as at the beginning, without growing?

    python benchmarks/soak.py --lists sdn.csv alt.csv add.csv --documents examples/kupol/documents --minutes 20

Makes a store of the lists, the documents and a house list of its own, serves it on this machine and lets people and programs
at it at once: names are matched, searched and screened, pages are looked at, documents are sent and waited for, items of the
review are decided and taken back, and the house list is loaded anew by another process. Each answer is looked into: a listed name that
is not found, a document that gives no claim, a new entry that the server does not know are errors as a 500 is.

Reports for each kind of work how often, errors, median, 99th percentile and slowest in milliseconds, in the first and in the last third
after warm-up; the server's CPU time; and its resident memory, as the median over windows of three minutes, after warm-up and at the end.
Fails where there was an error, or memory grew by more than 5 %.
"""

import argparse
import http.client
import itertools
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from serve import PROGRAM, Server, serving

TOKEN = "soak"  # noqa: S105  # of a server on this machine that lives as long as this script
WINDOW, PAUSE = 180.0, 5.0
"""Seconds that memory is the median of, and between two looks at it."""
GROWTH = 0.05
HOUSE, CHANGED = 500, 10
"""Entries of the house list, and how many are new each time."""
PATIENCE = 300.0
PARTIES = frozenset({"Person", "Company", "Organization", "LegalEntity"})
GOODS = ("servo motors", "flight controllers", "carbon fibre", "ball bearings", "microcontrollers", "machine tools")
BOUNDARY = "soak-boundary"
SYLLABLES = tuple(a + b for a in "bdfgklmnprstvz" for b in "aeiou")


@dataclass(slots=True)
class Tally:
    """What one kind of work met: when each request began, seconds it took, and what went wrong."""

    begun: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Client:
    """One asker with a connection of its own."""

    server: Server
    names: list[str]
    chance: random.Random
    folder: Path
    turns: Iterator[int] = field(default_factory=itertools.count)

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "application/json") -> Any:
        """The answer as plain values, or as text where it is a page. Raises OSError for any but a good one."""
        connection = http.client.HTTPConnection(self.server.host, self.server.port, timeout=PATIENCE)
        try:
            headers = {"Content-Type": kind} if body is not None else {}
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
        if answer.status not in {200, 202}:
            raise OSError(f"{method} {path}: {answer.status} {data[:200]!r}")
        return json.loads(data) if "json" in answer.headers.get("Content-Type", "") else data.decode()

    def name(self) -> str:
        """A listed name, any of them."""
        return self.chance.choice(self.names)


def check(good: object, what: str) -> None:
    if not good:
        raise OSError(what)


def match(client: Client) -> None:
    name = client.name()
    query = {"queries": {"q": {"schema": "LegalEntity", "properties": {"name": [name]}}}}
    found = client.ask("POST", "/match/default", json.dumps(query).encode())
    check(found["responses"]["q"]["results"], f"match: {name!r} is listed and was not found")


def search(client: Client) -> None:
    name = client.name()
    found = client.ask("GET", f"/search/default?simple=true&q={urllib.parse.quote(name)}")
    check(found["results"], f"search: {name!r} is listed and was not found")


def screen(client: Client) -> None:
    name = client.name()
    found = client.ask("GET", f"/screen?name={urllib.parse.quote(name)}")
    check(found["results"][0]["tiers"]["listed"], f"screen: {name!r} is listed and was not found")


def look(client: Client) -> None:
    page = client.ask(
        "GET", client.chance.choice(["/", "/workbench/review", "/workbench/documents", "/workbench/lists"])
    )
    check("</html>" in page, "a page without an end")


def send(client: Client) -> None:
    """A document that nobody has sent before, until it is read."""
    number, listed = next(client.turns), client.name()
    text = (
        f"TALLINN, 25 September 2025. Customs records show that Soak Trading {number} LLC supplied "
        f"{client.chance.choice(GOODS)} to {listed} in August 2025. Soak Trading {number} LLC denied it.\n"
    )
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="soak-{number}.txt"\r\n\r\n'
    body = head.encode() + text.encode() + f"\r\n--{BOUNDARY}--\r\n".encode()
    upload = client.ask("POST", "/documents", body, f"multipart/form-data; boundary={BOUNDARY}")
    until = time.monotonic() + PATIENCE
    while not upload["finished"] and time.monotonic() < until:
        time.sleep(0.2)
        upload = client.ask("GET", f"/uploads/{upload['id']}")
    (file,) = upload["files"]
    check(file["state"] == "read" and file["documents"] and file["claims"], f"upload: {file}")


def review(client: Client) -> None:
    """Decide an open item; every third time take the decision back."""
    queue = client.ask("GET", "/review?limit=5")
    check(queue["results"], "review: nothing waits")
    item, turn = client.chance.choice(queue["results"]), next(client.turns)
    word = ("yes", "no", "unsure")[turn % 3]
    client.ask("POST", f"/review/{item['id']}", json.dumps({"decision": word}).encode())
    if turn % 3 == 2:
        client.ask("DELETE", f"/review/{item['id']}")


def update(client: Client) -> None:
    """Load the house list with new entries and have the server open it: they must be found."""
    turn = next(client.turns) + 1
    write_house(client.folder, turn)
    load_house(client.folder)
    client.ask("POST", f"/updatez?token={TOKEN}&sync=true")
    time.sleep(2.5)  # the server takes the store for unchanged for two seconds
    client.ask("POST", f"/updatez?token={TOKEN}&sync=true")
    newest = urllib.parse.quote(name_house(turn * HOUSE))
    found = client.ask("GET", f"/search/house?simple=true&q={newest}")
    check(found["results"], f"update: the entries of load {turn} are not known")


WORK: dict[str, tuple[float, Callable[[Client], None]]] = {
    "match": (0.4, match),
    "search": (0.4, search),
    "screen": (5.0, screen),
    "page": (10.0, look),
    "upload": (45.0, send),
    "review": (60.0, review),
    "list update": (240.0, update),
}
"""Seconds between two of a kind, and what is done."""


def name_house(seed: int) -> str:
    """A name that nobody has."""
    chance = random.Random(seed)  # noqa: S311  # a name that can be made again
    words = ("".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize() for _ in range(2))
    return f"{' '.join(words)} {chance.choice(('Trading', 'Holding', 'Shipping'))} LLC"


def write_house(folder: Path, turn: int) -> None:
    """The house list of a turn: its first entries are new each time."""
    lines = []
    for number in range(HOUSE):
        name = name_house(number + (turn * HOUSE if number < CHANGED else 0))
        properties = {"name": [name], "country": ["ru"], "topics": ["sanction"]}
        lines.append({"id": f"house-{number}", "schema": "Company", "properties": properties, "datasets": ["house"]})
    (folder / "house.ftm.json").write_text("".join(f"{json.dumps(one)}\n" for one in lines), encoding="utf-8")


def load_house(folder: Path) -> None:
    run("lists", "add", str(folder / "house.ftm.json"), "--accept", "--store", str(folder / "lading.db"))


def run(*arguments: str) -> None:
    done = subprocess.run([str(PROGRAM), *arguments], capture_output=True, text=True, check=False)
    if done.returncode == 2:
        raise OSError(f"lading {arguments[0]}: {done.stderr[-300:]}")


def prepare(folder: Path, lists: list[Path], documents: list[Path]) -> None:
    store = str(folder / "lading.db")
    run("lists", "add", *map(str, lists), "--accept", "--published", "2025-01-01", "--store", store)
    write_house(folder, 0)
    load_house(folder)
    run("read", *map(str, documents), "--store", store)


def read_names(client: Client, number: int = 300) -> list[str]:
    """Names of listed parties that are found when the work begins: they must be found until the end."""
    found: list[str] = []
    for offset in range(0, 3_000, 100):
        answer = client.ask("GET", f"/search/default?limit=100&offset={offset}&facets=schema")
        found += [
            one["caption"]
            for one in answer["results"]
            if one["schema"] in PARTIES and not one["id"].startswith("house-") and one["caption"].count(" ") > 0
        ]
    chosen = client.chance.sample(found, min(number, len(found)))
    return [name for name in chosen if all(_is_found(client, work, name) for work in (match, search, screen))]


def _is_found(client: Client, work: Callable[[Client], None], name: str) -> bool:
    """Whether a kind of work is content with a name, before the load begins."""
    try:
        work(replace(client, names=[name]))
    except OSError:
        return False
    return True


def resident(server: Server) -> dict[str, int]:
    """Kilobytes resident, and how many of them are no mapped files."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    return {name: int(fields[name].split()[0]) for name in ("VmRSS", "RssAnon", "VmHWM")}


def labour(client: Client, kind: str, tally: Tally, until: float, pace: float) -> None:
    """One kind of work at its pace until the end."""
    every, work = WORK[kind][0] / pace, WORK[kind][1]
    due = time.monotonic() + client.chance.uniform(0, every)
    while due < until:
        time.sleep(max(0.0, due - time.monotonic()))
        began = time.monotonic()
        try:
            work(client)
        except (OSError, http.client.HTTPException, KeyError, ValueError) as error:
            tally.errors.append(f"{type(error).__name__}: {error}")
        tally.begun.append(began)
        tally.took.append(time.monotonic() - began)
        due = max(due + every, time.monotonic())


def percentiles(took: list[float]) -> str:
    if not took:
        return f"{'–':>8} {'–':>8} {'–':>8}"
    ordered = sorted(took)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return " ".join(f"{seconds * 1000:8.0f}" for seconds in (statistics.median(ordered), p99, ordered[-1]))


def report(tallies: dict[str, Tally], warm: float, end: float) -> None:
    third = (end - warm) / 3
    print(f"{'':12} {'times':>6} {'errors':>6} {'p50 ms':>8} {'p99':>8} {'slowest':>8}   at first {'':17} at last")
    for kind, tally in tallies.items():
        timed = list(zip(tally.begun, tally.took, strict=True))
        first = [took for begun, took in timed if warm <= begun < warm + third]
        last = [took for begun, took in timed if begun >= end - third]
        row = f"{kind:12} {len(timed):6} {len(tally.errors):6} {percentiles(tally.took)}"
        print(f"{row}   {percentiles(first)}   {percentiles(last)}")
        for said in tally.errors[:5]:
            print(f"    {said[:300]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lists", type=Path, nargs="+", required=True)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--pace", type=float, default=1.0, help="how often all of it is asked: 0.5 is half as often")
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--warm-up", type=float, default=5, help="minutes of these that memory may grow in")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        prepare(folder, args.lists, args.documents)
        with serving(folder / "lading.db", "--update-token", TOKEN) as server:
            sys.exit(soak(server, folder, Length(args.minutes * 60, args.warm_up * 60, args.pace)))


@dataclass(frozen=True, slots=True)
class Length:
    """How long and how fast."""

    seconds: float
    warm_up: float
    """Seconds of these that memory may grow in."""
    pace: float


def soak(server: Server, folder: Path, length: Length) -> int:
    """The load and the report. 1 where there was an error, or memory grew too much."""

    def client(seed: int) -> Client:
        return Client(server, names, random.Random(seed), folder)  # noqa: S311  # a choice that can be made again

    names: list[str] = []
    names += read_names(client(0))
    print(f"{len(names)} names")
    began, tallies = time.monotonic(), {kind: Tally() for kind in WORK}
    until, samples, cpu = began + length.seconds, list[tuple[float, dict[str, int]]](), server.cpu()
    threads = [
        threading.Thread(target=labour, args=(client(seed), kind, tallies[kind], until, length.pace))
        for seed, kind in enumerate(WORK, start=1)
    ]
    for thread in threads:
        thread.start()
    while time.monotonic() < until:
        samples.append((time.monotonic(), resident(server)))
        time.sleep(PAUSE)
    for thread in threads:
        thread.join()
    print(
        f"{length.seconds / 60:.0f} minutes, {(server.cpu() - cpu) / length.seconds:.2f} of a core, load average {os.getloadavg()[2]:.0f}"
    )
    report(tallies, began + length.warm_up, until)
    growth = tell_memory(samples, began, warm=began + length.warm_up, end=until)
    return int(growth > GROWTH or any(tally.errors for tally in tallies.values()))


def tell_memory(samples: list[tuple[float, dict[str, int]]], began: float, *, warm: float, end: float) -> float:
    """Print the memory by windows. Returns by what part it grew after the warm-up."""

    def middle(since: float, field: str) -> float:
        return statistics.median(one[field] for at, one in samples if since <= at < since + WINDOW) / 1024

    starts = list(itertools.takewhile(lambda at: at + WINDOW <= end, itertools.count(began, WINDOW)))
    for at in starts:
        print(
            f"minute {(at - began) / 60:4.0f}: {middle(at, 'VmRSS'):7.0f} MB resident, {middle(at, 'RssAnon'):7.0f} MB not of files"
        )
    first, last = middle(warm, "VmRSS"), middle(end - WINDOW, "VmRSS")
    print(
        f"memory {first:.0f} MB after warm-up, {last:.0f} MB at the end: {last / first - 1:+.1%}; at most {samples[-1][1]['VmHWM'] / 1024:.0f} MB"
    )
    return last / first - 1


if __name__ == "__main__":
    main()

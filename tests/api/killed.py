"""Kills `lading serve` with SIGKILL at random moments while clients are at work on it, and looks at what it left.

`python -m tests.api.killed FOLDER KILLS SEED` prints what became of it as JSON, and fails at the first thing that was acknowledged
and lost, or is torn. Programs match names, people send documents and decide and take back what waits for them, and another process loads
a list, all at once, from the moment the server says its address. The server is forked, so that what Python imports is imported once.
"""

import datetime as dt
import http.client
import json
import os
import random
import re
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from lading.cli import read, serve
from lading.io.files import find_list_files
from lading.io.spool import Spool
from lading.io.store import SqliteStore, choose_versions, stamp
from lading.io.store.load import Terms, load_list
from lading.lists.recognise import recognise
from lading.workspace.reviewing import WORDS
from tests.io.store.build import SCHEMATA

CASE = Path(__file__).parents[2] / "examples" / "kupol"
LONGEST, AT_WORK, AT_REVIEW = 4.0, 0.3, 0.5
"""Seconds within which a server is killed, and how often they count from its first answer on or from the first decision, not from its start."""
PARTIES, NAME = 60, "Vostok Remont"
PATIENCE = 300.0
BOUNDARY = "killed"


@dataclass(slots=True)
class Said:
    """What the servers acknowledged, over all kills."""

    sent: dict[str, str] = field(default_factory=dict)
    """Upload by the name of the file."""
    read: dict[str, str] = field(default_factory=dict)
    """Document by the name of the file."""
    decided: list[tuple[str, str]] = field(default_factory=list)
    """Item and what was done with it, in order."""
    claims: set[str] = field(default_factory=set)
    """Which of these items are claims."""
    doubtful: set[str] = field(default_factory=set)
    """Items of which a decision was on its way when the server was killed."""
    versions: list[str] = field(default_factory=list)
    matched: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Server:
    """A server that was forked, and who works on it."""

    child: int
    address: str
    said: Said
    chance: random.Random
    store: Path
    heard: threading.Event = field(default_factory=threading.Event)
    """Set with the first answer."""
    decided: threading.Event = field(default_factory=threading.Event)
    """Set with the first decision."""
    gone: threading.Event = field(default_factory=threading.Event)

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "application/json") -> Any:
        request = urllib.request.Request(  # noqa: S310  # our own server
            f"{self.address}{path}", data=body, method=method, headers={"Content-Type": kind}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  # our own server
            said = json.load(answer)
        self.heard.set()
        return said


def start(store: Path, said: Said, seed: int) -> Server:
    """A server on the store, in a process of its own."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hear)
        os.dup2(tell, 2)
        serve.command.main(["--store", str(store), "--port", "0"], standalone_mode=False)
        os._exit(1)
    os.close(tell)
    with os.fdopen(hear) as words:
        line = words.readline()
    found = re.search(r"http://[\d.:]+", line)
    assert found, line
    return Server(child, found[0], said, random.Random(seed), store)  # noqa: S311  # moments, not secrets


def match(server: Server, _: int) -> None:
    query = {"queries": {"q": {"schema": "Company", "properties": {"name": [f"{NAME} 7"]}}}}
    found = server.ask("POST", "/match/house_list", json.dumps(query).encode())
    assert found["responses"]["q"]["results"], "a listed name was not found"
    server.said.matched += 1


def send(server: Server, turn: int) -> None:
    name = f"sent-{server.child}-{turn}"
    body = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}.txt"\r\n\r\n{write_text(name)}'
    )
    sent = server.ask(
        "POST", "/documents", f"{body}\r\n--{BOUNDARY}--\r\n".encode(), f"multipart/form-data; boundary={BOUNDARY}"
    )
    server.said.sent[name] = sent["id"]
    while not sent["finished"]:
        time.sleep(0.05)
        sent = server.ask("GET", f"/uploads/{sent['id']}")
    (file,) = sent["files"]
    assert file["state"] == "read", file
    (server.said.read[name],) = file["documents"]


def write_text(name: str) -> str:
    return f"MOSCOW, 25 September 2025. According to contracts, the firm {name} supplied bearings to IEMZ Kupol."


def review(server: Server, turn: int) -> None:
    """Decide what waits, and every second time take the decision back."""
    items = server.ask("GET", "/review?limit=10")["results"] + server.ask("GET", "/review?decided=true")["results"]
    item = server.chance.choice(items)
    steps = [("POST", ("yes", "no", "unsure")[turn % 3]), *([("DELETE", "")] if turn % 2 else [])]
    for method, word in steps:
        server.said.doubtful.add(item["id"])
        body = json.dumps({"decision": word}).encode() if word else None
        server.ask(method, f"/review/{item['id']}", body)
        server.said.doubtful.discard(item["id"])
        server.said.decided.append((item["id"], word))
        server.said.claims |= {item["id"]} if item["kind"] == "claim" else set()
        server.decided.set()


def load(server: Server, turn: int) -> None:
    """Another process changes a list."""
    server.said.versions.append(load_house(server.store, f"{server.child}.{turn}"))
    time.sleep(1.0)


def load_house(path: Path, wave: str) -> str:
    """A version in which every entry has the same note, which no other version has. Returns its digest."""
    rows = [
        {"id": f"house-{number}", "schema": "Company", "properties": {"name": [f"{NAME} {number}"], "notes": [wave]}}
        for number in range(PARTIES)
    ]
    file = path.parent / "house_list.ftm.json"
    file.write_text("".join(f"{json.dumps(row | {'datasets': ['house_list']})}\n" for row in rows), encoding="utf-8")
    (source,) = recognise(find_list_files([file])).sources
    with SqliteStore.open(path) as store:
        loaded = load_list(
            store.lists,
            source,
            terms=Terms(SCHEMATA, lambda: stamp(dt.datetime.now(dt.UTC)), accept=True),
            published="2026-11-23",
        )
    return loaded.version.digest


WORK: tuple[Callable[[Server, int], None], ...] = (match, send, send, review, load)


def labour(server: Server, work: Callable[[Server, int], None], number: int) -> None:
    """One client, until the server is gone."""
    for turn in count(number * 1_000):
        try:
            work(server, turn)
        except (OSError, http.client.HTTPException, AssertionError, KeyError, ValueError) as error:
            if not server.gone.wait(1.0):
                said = error.read() if isinstance(error, urllib.error.HTTPError) else b""
                server.said.wrong.append(f"{work.__name__}: {error!r} {said!r}")
            return
        if server.gone.is_set():
            return


def kill_once(store: Path, said: Said, seed: int, seconds: float) -> None:
    server = start(store, said, seed)
    clients = [threading.Thread(target=labour, args=(server, work, at)) for at, work in enumerate(WORK)]
    for client in clients:
        client.start()
    (begun,) = server.chance.choices(
        (server.heard, server.decided, None), (AT_WORK, AT_REVIEW, 1 - AT_WORK - AT_REVIEW)
    )
    if begun is not None:
        begun.wait(PATIENCE)
    time.sleep(seconds)
    os.kill(server.child, signal.SIGKILL)
    server.gone.set()
    os.waitpid(server.child, 0)
    for client in clients:
        client.join()
    assert not said.wrong, said.wrong
    look(store, said)


def look(path: Path, said: Said) -> None:
    """Everything acknowledged is there, and nothing is torn."""
    with SqliteStore.open(path) as store:
        assert (found := store.check()) == (), found
        texts = {one.name: one for one in store.documents.documents()}
        waiting = {one.name for one in path.with_name(f"{path.name}.uploads").glob("[!.]*")}
        for name, upload in said.sent.items():
            if name in said.read or upload not in waiting:
                document = texts[name]
                assert document.text.strip() == write_text(name)
                assert store.documents.reading(document.id) is not None
                assert said.read.get(name, document.id) == document.id
            else:
                kept = Spool(path.with_name(f"{path.name}.uploads")).read(upload, 0).decode()
                assert kept == write_text(name), kept
        versions = store.lists.versions()
        assert {*said.versions} <= {one.digest for one in versions}
        standing = [one for one in choose_versions(versions).versions if one.dataset == "house_list"]
        stated = [(said.prop, said.value) for said in store.lists.statements(standing[0])]
        assert len({value for prop, value in stated if prop == "name"}) == PARTIES
        assert len({value for prop, value in stated if prop == "notes"}) == 1
        acts = Counter(entry.act.place for entry in store.acts.last(1_000_000))
        assert all(acts[upload] == 1 for upload in said.sent.values())
        asked = Counter(item for item, _ in said.decided)
        assert all(acts[item] >= times for item, times in asked.items())
        last = dict(said.decided)
        standing_claims = {one.judgement.claim.id: one.judgement.decision for one in store.claim_judgements.standing()}
        for item in said.claims - said.doubtful:
            assert store.claim_judgements.history(item), f"a decision about {item} is lost"
            word = WORDS[standing_claims[item]] if item in standing_claims else ""
            assert word == last[item], (item, word, last[item])


def finish(store: Path, said: Said) -> None:
    """A last server reads what was taken in and not read, and stops when it is told to."""
    server = start(store, said, 0)
    until = time.monotonic() + PATIENCE
    while any(store.with_name(f"{store.name}.uploads").iterdir()) and time.monotonic() < until:
        time.sleep(0.2)
    match(server, 0)
    os.kill(server.child, signal.SIGTERM)
    os.waitpid(server.child, 0)
    look(store, said)
    with SqliteStore.open(store) as opened:
        names = Counter(one.name for one in opened.documents.documents())
    assert all(names[name] == 1 for name in said.sent), names


def run(folder: Path, *, kills: int, seed: int) -> dict[str, int]:
    """Kill so often. Returns what had been acknowledged by then."""
    folder.mkdir(parents=True)
    store, said, chance = folder / "lading.db", Said(), random.Random(seed)  # noqa: S311  # moments, not secrets
    prepare(store)
    for number in range(kills):
        kill_once(store, said, seed + number, chance.uniform(0.0, LONGEST))
    finish(store, said)
    return {
        "kills": kills,
        "matches": said.matched,
        "documents sent": len(said.sent),
        "of them read": len(said.read),
        "decisions": len(said.decided),
        "versions": len(said.versions),
    }


def prepare(store: Path) -> None:
    """The example case, with its lists and a list that changes."""
    load_house(store, "0")
    arguments = [str(CASE / "documents"), "--lists", str(CASE / "lists"), "--store", str(store), "--workers", "1"]
    with suppress(SystemExit), open(os.devnull, "w") as nothing:  # noqa: PTH123  # no path of anything
        told, sys.stdout = sys.stdout, nothing
        read.command.main(arguments, standalone_mode=False)
        sys.stdout = told


if __name__ == "__main__":
    place, times, begin = sys.argv[1:]
    from lading import pipeline  # noqa: F401  # imported once, before the forks
    from lading.api.run import run_server  # noqa: F401  # as above
    from lading.workspace.resolver import Resolver  # noqa: F401  # as above

    print(json.dumps(run(Path(place), kills=int(times), seed=int(begin))))

"""Load on `lading serve`: /match, /search and /entities with one client and with many, on this machine alone.

    python benchmarks/serve.py --store case.db --seconds 60 --clients 1 16

The store holds the lists that are asked. Queries are names of its own entities, as listed and with a letter left out,
and names that nobody has. Reports, for each path and number of clients: requests a second, median and 99th percentile in
milliseconds, errors, and the server's CPU time a request, which does not depend on who else is at work on the machine.

Measured 2026-12-01, Lading 0.1.0, Python 3.11.7, one process on two cores of an AMD EPYC that were busy with other work (load
average 10), `--seconds 20`; four lists (EU Official Journal, US CSL, Australia, United Nations), 66,383 entities, 26,864 of them parties:

    ready                cold 24 s of CPU, warm 1.5 s of CPU (3.7 s by the clock of the busy machine)
    /match    1 client   89 requests/s, p50 9.0 ms, p99 43 ms, no errors, 4.8 ms of CPU a request
    /match   16 clients  171 requests/s, p50 73 ms, p99 269 ms, no errors, 3.9 ms of CPU a request
    /search   1 client   87 requests/s, p50 6.2 ms, p99 38 ms, no errors, 4.6 ms of CPU a request
    /search  16 clients  218 requests/s, p50 55 ms, p99 283 ms, no errors, 3.7 ms of CPU a request
    memory               1,051 MB at most, of which the pages' answer over all lists takes most
"""

import argparse
import http.client
import json
import random
import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("lading")
IDLE = 0.1
"""Seconds of processor time in two seconds below which a server is at rest."""
TICKS = 100
"""Of /proc a second."""
NOBODY = ("Aurelio Bastiani", "Fjordlys Handel AS", "Marigold Textiles Ltd", "Kwabena Osei-Tutu", "Lin Meihua")


@dataclass(slots=True)
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    host: str
    port: int
    ready: float
    """Seconds from its start until everything was opened."""

    def cpu(self) -> float:
        """Seconds of processor time that it has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> int:
        """Megabytes at most."""
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())
        return int(found[1]) // 1024 if found else 0


@dataclass(slots=True)
class Tally:
    """What some clients met."""

    times: list[float] = field(default_factory=list)
    errors: int = 0


Ask = Callable[[http.client.HTTPConnection, str], None]


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Server]:
    """A server on a free port, ready."""
    began = time.monotonic()
    command = [str(PROGRAM), "serve", "--store", str(store), "--port", "0", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None  # noqa: S101  # it is piped
        found = re.search(r"http://([\d.]+):(\d+)", process.stderr.readline())
        if found is None:
            raise SystemExit("the server did not start")
        host, port = found[1], int(found[2])
        while True:
            try:
                urllib.request.urlopen(f"http://{host}:{port}/readyz").close()
                break
            except OSError:
                time.sleep(0.02)
        try:
            yield Server(process, host, port, time.monotonic() - began)
        finally:
            process.terminate()


def read_names(server: Server, chance: random.Random, number: int = 400) -> list[str]:
    """Names to ask for: of entities as listed, with a letter left out, and of nobody."""
    names = []
    for offset in range(0, 5_000, 500):
        address = f"http://{server.host}:{server.port}/search/default?limit=100&offset={offset}&facets=schema"
        with urllib.request.urlopen(address) as answer:
            names += [
                one["caption"]
                for one in json.load(answer)["results"]
                if one["schema"] in {"Person", "Company", "Organization", "LegalEntity"}
            ]
    chosen = chance.sample(names, min(number, len(names)))
    return [
        _slip(name, chance) if at % 3 == 1 else chance.choice(NOBODY) if at % 3 == 2 else name
        for at, name in enumerate(chosen)
    ]


def _slip(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    return name[:at] + name[at + 1 :]


def ask_match(connection: http.client.HTTPConnection, name: str) -> None:
    body = json.dumps({"queries": {"q": {"schema": "LegalEntity", "properties": {"name": [name]}}}})
    _ask(connection, "POST", "/match/default", body)


def ask_search(connection: http.client.HTTPConnection, name: str) -> None:
    _ask(connection, "GET", f"/search/default?simple=true&q={urllib.parse.quote(name)}")


def _ask(connection: http.client.HTTPConnection, method: str, path: str, body: str | None = None) -> None:
    connection.request(method, path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise OSError(answer.status)


def wait_until_idle(server: Server) -> None:
    """Until what the server makes ready for the pages is made, so that it is not counted."""
    before = -1.0
    while server.cpu() - before > IDLE:
        before = server.cpu()
        time.sleep(2)


def load(server: Server, ask: Ask, names: list[str], *, clients: int, seconds: float) -> tuple[Tally, float]:
    """So many clients, each asking one thing after the other. What they met, and the server's CPU time."""
    tally, lock, until, before = Tally(), threading.Lock(), time.monotonic() + seconds, server.cpu()

    def run(offset: int) -> None:
        connection = http.client.HTTPConnection(server.host, server.port, timeout=60)
        times, errors, at = [], 0, offset
        while time.monotonic() < until:
            began = time.perf_counter()
            try:
                ask(connection, names[at % len(names)])
            except (OSError, http.client.HTTPException):
                errors += 1
                connection.close()
            times.append(time.perf_counter() - began)
            at += clients
        with lock:
            tally.times += times
            tally.errors += errors

    threads = [threading.Thread(target=run, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally, server.cpu() - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 16])
    args = parser.parse_args()
    with serving(args.store) as server:
        print(f"ready after {server.ready:.2f} s, {server.cpu():.2f} s of CPU")
        wait_until_idle(server)
        names = read_names(server, random.Random(7))  # noqa: S311  # a choice that can be made again
        print(f"{len(names)} names; {'path':8} clients  req/s    p50 ms   p99 ms  errors  CPU ms/request")
        for path, ask in (("/match", ask_match), ("/search", ask_search)):
            for clients in args.clients:
                tally, cpu = load(server, ask, names, clients=clients, seconds=args.seconds)
                ordered, done = sorted(tally.times), len(tally.times)
                p99 = ordered[int(done * 0.99) - 1] * 1000
                p50 = statistics.median(ordered) * 1000
                print(
                    f"{path:18} {clients:7} {done / args.seconds:8.1f} {p50:8.1f} {p99:8.1f} {tally.errors:7} {cpu / done * 1000:8.2f}"
                )
        print(f"memory at most {server.memory()} MB")


if __name__ == "__main__":
    main()

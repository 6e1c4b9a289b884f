"""Figures of a server in the text format that Prometheus reads."""

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds that durations are counted up to."""
FORMAT = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counts requests by path and status, and how long they took. Any thread may count."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._times: dict[str, list[int]] = {}
        self._sums: Counter[str] = Counter()
        self._busy = 0

    def count(self, method: str, path: str, status: int, seconds: float) -> None:
        """Note a request. `path` is that of the route (`/search/{dataset}`), so that there are few of them."""
        with self._lock:
            self._requests[method, path, status] += 1
            self._times.setdefault(path, [0] * (len(BOUNDS) + 1))[bisect_left(BOUNDS, seconds)] += 1
            self._sums[path] += seconds  # type: ignore[assignment]  # a counter of seconds

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Counts a request while it is being answered."""
        with self._lock:
            self._busy += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1

    def render(self, ready: bool) -> str:
        """All figures as text."""
        with self._lock:
            lines = ["# TYPE lading_requests_total counter"]
            lines += [
                f'lading_requests_total{{method="{method}",path="{_quote(path)}",status="{status}"}} {n}'
                for (method, path, status), n in sorted(self._requests.items())
            ]
            lines.append("# TYPE lading_request_seconds histogram")
            for path in sorted(self._times):
                lines += _histogram(_quote(path), self._times[path], float(self._sums[path]))
            lines += ["# TYPE lading_requests_busy gauge", f"lading_requests_busy {self._busy}"]
        lines += ["# TYPE lading_ready gauge", f"lading_ready {int(ready)}", ""]
        return "\n".join(lines)


def _histogram(path: str, counts: list[int], total: float) -> Iterator[str]:
    below = 0
    for bound, count in zip((*BOUNDS, "+Inf"), counts, strict=True):
        below += count
        yield f'lading_request_seconds_bucket{{path="{path}",le="{bound}"}} {below}'
    yield f'lading_request_seconds_sum{{path="{path}"}} {total:.6f}'
    yield f'lading_request_seconds_count{{path="{path}"}} {below}'


def _quote(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def build_router(metrics: Metrics, is_ready: Callable[[], bool]) -> APIRouter:
    """`/metrics`."""
    router = APIRouter(tags=["System information"])

    @router.get("/metrics", summary="Figures for Prometheus", response_class=PlainTextResponse)
    def read_metrics() -> PlainTextResponse:
        """Requests by path and status, and how long they took."""
        return PlainTextResponse(metrics.render(is_ready()), media_type=FORMAT)

    return router

from lading.engine.local import Unwatched, run_step
from lading.errors import DocumentError
from lading.model.issue import Issue, Severity


def halve(number: int) -> int:
    if number == 0:
        raise DocumentError("holds no text", where="empty.txt", remedy="leave it out")
    return 12 // (number - 3)


def test_one_bad_item_costs_only_itself() -> None:
    results = list(run_step("reading", halve, [1, 0, 3, 5], name_of=str, watch=Unwatched()))
    assert [r for r in results if not isinstance(r, Issue)] == [-6, 6]
    refused, defect = (r for r in results if isinstance(r, Issue))
    assert refused == Issue(Severity.ERROR, "empty.txt", "", "holds no text", "leave it out")
    assert defect.where == "3"
    assert "ZeroDivisionError" in defect.what
    assert "report" in defect.remedy


class Counting:
    def __init__(self) -> None:
        self.seen: list[str] = []

    def begin(self, step: str, total: int) -> None:
        self.seen.append(f"{step} {total}")

    def advance(self, item: str) -> None:
        self.seen.append(item)

    def end(self) -> None:
        self.seen.append("end")


def test_progress_counts_bad_items_too() -> None:
    watch = Counting()
    list(run_step("reading", halve, [0, 1], name_of=str, watch=watch))
    assert watch.seen == ["reading 2", "0", "1", "end"]

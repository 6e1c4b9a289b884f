"""Distances between mentions as the network counts them."""

STEPS = 8
PIECES = (2, 4, 8, 15, 25, 50, 100)


def far(sentence: int, other: int) -> int:
    """Sentences between, at most seven."""
    return min(abs(sentence - other), STEPS - 1)


def gap(start: int, other: int) -> int:
    """Pieces between two mentions that start at these, in steps, and which comes first."""
    between = abs(start - other)
    step = next((n for n, most in enumerate(PIECES) if between <= most), STEPS - 1)
    return step if start <= other else step + STEPS

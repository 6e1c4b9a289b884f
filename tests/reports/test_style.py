"""The colours of the dossier: every pair that carries words has the contrast of WCAG AA, on screen, in the dark, on paper."""

import re
from importlib.resources import files

import pytest

PAIRS = [
    ("ink", "paper"),
    ("ink", "card"),
    ("ink", "mark"),
    ("ink", "mark-many"),
    ("soft", "paper"),
    ("soft", "card"),
    ("soft", "faint"),
    ("soft", "mark"),
    ("link", "paper"),
    ("link", "card"),
    ("link", "mark"),
    ("listed-ink", "listed"),
    ("listed", "paper"),
    ("exposed-ink", "exposed-fill"),
    ("exposed", "paper"),
    ("exposed", "card"),
    ("owned-ink", "owned-fill"),
    ("people-ink", "people-fill"),
    ("people", "card"),
    ("goods-ink", "goods-fill"),
]
SHAPES = [
    ("plain", "card"),
    ("line", "card"),
    ("exposed", "card"),
    ("people", "card"),
    ("goods", "card"),
    ("listed", "card"),
]


def palettes() -> dict[str, dict[str, str]]:
    """The custom properties of each block, the dark and printed ones on top of the light ones."""
    css = files("lading.reports").joinpath("templates", "dossier.css").read_text(encoding="utf-8")
    blocks = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block)) for block in re.findall(r":root\s*{([^}]*)}", css)
    ]
    light, dark, paper = blocks
    return {"light": light, "dark": light | dark, "paper": light | paper}


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_words_have_at_least_four_and_a_half_to_one(name: str) -> None:
    palette = palettes()[name]
    assert {pair: round(contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in PAIRS if
            contrast(palette[pair[0]], palette[pair[1]]) < 4.5} == {}  # fmt: skip


@pytest.mark.parametrize("name", ["light", "dark", "paper"])
def test_shapes_and_lines_have_at_least_three_to_one(name: str) -> None:
    palette = palettes()[name]
    weak = {pair for pair in SHAPES if contrast(palette[pair[0]], palette[pair[1]]) < 3}
    assert weak == set()

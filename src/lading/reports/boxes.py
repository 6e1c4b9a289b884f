"""The boxes of the network picture: shapes, colours and words each tell what a node is."""

from collections.abc import Sequence
from math import sqrt

from markupsafe import Markup, escape

from lading.reports.layers import Size
from lading.reports.layout import Place
from lading.reports.network import Link, Network, Node
from lading.reports.reveal import shorten
from lading.reports.svg import element, link_to, text_block, wrap_words

WIDTH = 156.0
NAME, SMALL = 14.0, 11.5
BOLD = 1.12
"""How much wider bold words run."""
TIP = 11.0
"""How far the tips of a hexagon reach out."""
NAMED = 5
"""Members of a stack named in it."""
PORT, MOST_TALL = 13.0, 320.0
"""Height for each line that meets one side of a node, and how tall that makes it at most."""
TITLE = 600
LEGEND = {
    ("party", "listed"): "listed",
    ("party", "owned"): "owned",
    ("party", "exposed"): "exposed",
    ("party", "mentioned"): "mentioned",
    ("people", "mentioned"): "people",
    ("equipment", ""): "equipment",
}


def measure_node(node: Node, links: Sequence[Link]) -> Size:
    """Tall enough for its words, and for the lines that meet either side of it."""
    busiest = max(sum(link.source == node.id for link in links), sum(link.target == node.id for link in links))
    return Size(WIDTH, max(_text_height(node), min(PORT * busiest + 24, MOST_TALL)))


def draw_node(node: Node, place: Place) -> Markup:
    """A node's shape and words, as one link to the party's place in the page."""
    lines, members = _name_lines(node), _member_lines(node)
    middle = place.x + place.width / 2
    top = place.y + (place.height - _text_height(node)) / 2 + 22
    under = top + 17 * len(lines) - 1
    content = [
        element("title", escape(shorten(node.title, TITLE))),
        *([_outline(node, Place(place.x + 5, place.y - 5, place.width, place.height))] if node.members else []),
        _outline(node, place),
        text_block(lines, x=middle, y=top, leading=17, class_="name", text_anchor="middle"),
        text_block(
            (node.note,) if node.note else (), x=middle, y=under, leading=14, class_="note", text_anchor="middle"
        ),
        text_block(members, x=middle, y=under + 18, leading=14, class_="note", text_anchor="middle"),
    ]
    group = element("g", *content, class_=_classes(node.shape, node.status), data_node=node.id)
    return element("a", group, href=link_to(node.anchor), aria_label=shorten(node.title, TITLE))


def _name_lines(node: Node) -> tuple[str, ...]:
    return wrap_words(node.name, width=WIDTH - 26, size=NAME * BOLD, lines=3)


def _member_lines(node: Node) -> tuple[str, ...]:
    """The first members of a stack, and how many more there are."""
    shown = [line for name in node.members[:NAMED] for line in wrap_words(name, width=WIDTH - 26, size=SMALL, lines=1)]
    more = len(node.members) - NAMED
    return (*shown, f"and {more:,} more") if more > 0 else tuple(shown)


def _text_height(node: Node) -> float:
    members = _member_lines(node)
    return 30.0 + 17 * len(_name_lines(node)) + (14 * len(members) + 4 if members else 0)


def measure_inset(node: Node, height: float, off: float) -> float:
    """How far inside its box a node's outline lies, so far above or below its middle."""
    half = height / 2
    if node.shape == "people":
        return half - sqrt(max(half * half - off * off, 0))
    return TIP * abs(off) / half if node.shape == "party" and node.status in {"exposed", "owned"} else 0.0


def draw_tag(place: Place) -> Markup:
    """The shape of equipment, small."""
    x, y, w, h = place.x, place.y, place.width, place.height
    return element("path", d=f"M{x} {y}H{x + w - 6}L{x + w} {y + 6}V{y + h}H{x}Z", class_="shape")


def list_legend(network: Network) -> tuple[tuple[Markup, str], ...]:
    """The kinds of node that the picture has, each with its swatch and its words."""
    looks = {(node.shape, node.status) for node in network.nodes}
    if any(link.items for link in network.links):
        looks.add(("equipment", ""))
    if any(shape == "people" for shape, _ in looks):
        looks.add(("people", "mentioned"))
    return tuple((_draw_swatch(*look), words) for look, words in LEGEND.items() if look in looks)


def _draw_swatch(shape: str, status: str) -> Markup:
    """One node without words, for the legend."""
    place = Place(1, 1, 34, 20)
    box = _outline(Node("", "", shape, status, "", "", ""), place)
    return element(
        "svg",
        element("g", box, class_=_classes(shape, status)),
        viewBox="0 0 36 22",
        width=36,
        height=22,
        aria_hidden="true",
    )


def _classes(shape: str, status: str) -> str:
    return f"node {shape} {status or 'plain'}"


def _outline(node: Node, place: Place) -> Markup:
    """Octagon: listed. Hexagon: exposed. Round: people. Tag: equipment. Rectangle: all others."""
    x, y, w, h = place.x, place.y, place.width, place.height
    if node.shape == "people":
        return element("rect", x=x, y=y, width=w, height=h, rx=h / 2, class_="shape")
    if node.shape == "equipment":
        return element("path", d=f"M{x} {y}H{x + w - 12}L{x + w} {y + 12}V{y + h}H{x}Z", class_="shape")
    if node.status == "listed":
        c = min(9.0, h / 3)
        corners = (
            f"M{x + c} {y}H{x + w - c}L{x + w} {y + c}V{y + h - c}L{x + w - c} {y + h}H{x + c}L{x} {y + h - c}V{y + c}Z"
        )
        return element("path", d=corners, class_="shape")
    if node.status in {"exposed", "owned"}:
        t, m = min(TIP, w / 4), y + h / 2
        return element(
            "path", d=f"M{x + t} {y}H{x + w - t}L{x + w} {m}L{x + w - t} {y + h}H{x + t}L{x} {m}Z", class_="shape"
        )
    return element("rect", x=x, y=y, width=w, height=h, rx=2, class_="shape")

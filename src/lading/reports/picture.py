"""The network as a still SVG picture: lines with their words between boxes, everything linked to its place in the page."""

from markupsafe import Markup, escape

from lading.model.claim import MentionKind
from lading.reports.boxes import BOLD, SMALL, TIP, TITLE, draw_node, draw_tag, measure_inset, measure_node
from lading.reports.layers import Arc, Size
from lading.reports.layout import Layout, Place, Route, lay_out
from lading.reports.ledger import Ledger
from lading.reports.network import Link, Network, Node
from lading.reports.reveal import shorten
from lading.reports.svg import element, link_to, text_block, text_width, wrap_words

LABEL = 128.0
MARGIN = 14.0
PHONE = 700
"""A picture wider than this keeps its size on a phone and scrolls."""
VERBS = 3
ITEM_LINES = 2
VERB = 12.0
Lines = tuple[tuple[str, ...], tuple[str, ...], str]
"""The words on a line: verbs, goods, and what takes away from it."""


def draw_network(ledger: Ledger, network: Network) -> Markup:
    """The picture, or nothing where there is no relation to draw."""
    if not network.nodes:
        return Markup("")
    labels = [_label_lines(ledger, link) for link in network.links]
    arcs = [Arc(k.source, k.target, _label_size(lines)) for k, lines in zip(network.links, labels, strict=True)]
    layout = lay_out({node.id: measure_node(node, network.links) for node in network.nodes}, arcs)
    ports = _assign_ports(network, layout)
    shapes = {node.id: node for node in network.nodes}
    drawn = [
        _draw_link(link, route, lines=lines, ends=(ports[i, 0], ports[i, 1]), shape=shapes[link.target], layout=layout)
        for i, (link, route, lines) in enumerate(zip(network.links, layout.routes, labels, strict=True))
    ]
    drawn += [draw_node(node, layout.nodes[node.id]) for node in network.nodes]
    width, height = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    return element(
        "svg",
        *drawn,
        viewBox=f"{-MARGIN:.0f} {-MARGIN:.0f} {width:.0f} {height:.0f}",
        width=round(width),
        height=round(height),
        role="group",
        aria_label="Network of the parties; the table of relations below says the same in words",
        class_="network wide" if width > PHONE else "network",
    )


def _label_lines(ledger: Ledger, link: Link) -> Lines:
    """The words on a line: verbs, those with goods last and next to them, and what takes away from it."""
    source, target = ledger.party(link.source), ledger.party(link.target)
    several = link.source.startswith("stack-") or (source is not None and source.kind is MentionKind.GROUP)
    to_goods = target is not None and target.kind is MentionKind.ITEM
    with_goods = {edge.kind for edge in link.edges if edge.items or to_goods}
    verbs: list[str] = []
    for kind in sorted(link.kinds[:VERBS], key=lambda kind: kind in with_goods):
        verb = ledger.words.verb(kind)
        one, many = (verb.one, verb.many) if kind in with_goods else (verb.bare, verb.bares)
        from_goods = source is not None and source.kind is MentionKind.ITEM
        verbs += wrap_words(
            verb.goods if from_goods else many if several else one, width=LABEL, size=VERB * BOLD, lines=2
        )
    if len(link.kinds) > VERBS:
        verbs.insert(0, f"{len(link.kinds) - VERBS} more relations")
    items = wrap_words(", ".join(link.items), width=LABEL - 14, size=VERB * BOLD, lines=ITEM_LINES)
    notes = ["hedged"] * link.weak + ["contested"] * link.contested
    return tuple(verbs), items, " · ".join(notes)


def _label_size(lines: Lines) -> Size:
    verbs, items, note = lines
    widths = [text_width(line, VERB * BOLD) for line in verbs] + [text_width(line, VERB * BOLD) + 14 for line in items]
    widths.append(text_width(note, SMALL) if note else 0)
    height = 15 * len(verbs) + (15 * len(items) + 9 if items else 0) + (15 if note else 0)
    return Size(max(widths) + 8, height + 4.0)


def _assign_ports(network: Network, layout: Layout) -> dict[tuple[int, int], float]:
    """The height at which each line leaves its source (end 0) and meets its target (end 1), spread along the side."""
    sides: dict[tuple[str, bool], list[tuple[float, int, int]]] = {}
    for i, (link, route) in enumerate(zip(network.links, layout.routes, strict=True)):
        sides.setdefault((link.source, not route.against), []).append((route.stops[0].middle, i, 0))
        sides.setdefault((link.target, route.against), []).append((route.stops[-1].middle, i, 1))
    ports: dict[tuple[int, int], float] = {}
    for (node, _), ends in sides.items():
        place = layout.nodes[node]
        step = min(16.0, (place.height - 24) / max(len(ends) - 1, 1))
        for k, (_, i, end) in enumerate(sorted(ends)):
            ports[i, end] = place.middle + (k - (len(ends) - 1) / 2) * step
    return ports


def _draw_link(
    link: Link,
    route: Route,
    *,
    lines: Lines,
    ends: tuple[float, float],
    shape: Node,
    layout: Layout,
) -> Markup:
    """A line with its arrowhead and its label, as one link to the relation's words."""
    source, target = layout.nodes[link.source], layout.nodes[link.target]
    forward = -1 if route.against else 1
    start = source.x + (source.width if forward > 0 else 0) - forward * TIP
    inset = measure_inset(shape, target.height, ends[1] - target.middle)
    tip = target.x + (inset if forward > 0 else target.width - inset)
    before, after = _trace(route, start=(start, ends[0]), end=(tip - forward * 7, ends[1]), forward=forward)
    head = f"M{tip:.1f} {ends[1]:.1f}l{-forward * 9} -4.5v9z"
    kind = " ".join(k for k, on in (("path", link.on_path), ("weak", link.weak), ("contested", link.contested)) if on)
    group = element(
        "g",
        element("title", escape(shorten(link.title, TITLE))),
        element("path", d=before, class_="line"),
        element("path", d=after, class_="line"),
        element("path", d=head, class_="head"),
        _draw_label(lines, route.label),
        class_=f"link {kind}".strip(),
        data_from=link.source,
        data_to=link.target,
    )
    return element("a", group, href=link_to(link.anchor), aria_label=shorten(link.title, TITLE))


def _trace(route: Route, *, start: tuple[float, float], end: tuple[float, float], forward: int) -> tuple[str, str]:
    """The line before and after its label. It changes its height only between columns."""
    halves, d, (x, y) = [], f"M{start[0]:.1f} {start[1]:.1f}", start
    x += forward * TIP
    d += f"H{x:.1f}"
    for stop in route.stops:
        enter, leave = (stop.x, stop.x + stop.width) if forward > 0 else (stop.x + stop.width, stop.x)
        d += _bend((x, y), (enter, stop.middle))
        if stop.x <= route.label.x and route.label.x + route.label.width <= stop.x + stop.width:
            near, far = route.label.x - 2, route.label.x + route.label.width + 2
            halves.append(f"{d}H{near if forward > 0 else far:.1f}")
            d = f"M{far if forward > 0 else near:.1f} {stop.middle:.1f}"
        d += f"H{leave:.1f}"
        x, y = leave, stop.middle
    return halves[0], d + _bend((x, y), (end[0] - forward * 4, end[1])) + f"H{end[0]:.1f}"


def _bend(a: tuple[float, float], b: tuple[float, float]) -> str:
    """A curve that leaves and arrives level."""
    middle = (a[0] + b[0]) / 2
    return f"C{middle:.1f} {a[1]:.1f} {middle:.1f} {b[1]:.1f} {b[0]:.1f} {b[1]:.1f}"


def _draw_label(lines: Lines, place: Place) -> Markup:
    """Verbs, then the goods in a tag of the equipment's shape, then what takes away from it."""
    verbs, items, note = lines
    middle, y = place.x + place.width / 2, place.y + 13
    parts: list[Markup] = [text_block(verbs, x=middle, y=y, leading=15, class_="verb", text_anchor="middle")]
    y += 15 * len(verbs)
    if items:
        width = max(text_width(line, VERB * BOLD) for line in items) + 14
        tag = Place(middle - width / 2, y - 9, width, 15 * len(items) + 5)
        parts += [
            element("g", draw_tag(tag), class_="node equipment"),
            text_block(items, x=middle, y=y + 4, leading=15, class_="goods", text_anchor="middle"),
        ]
        y += 15 * len(items) + 9
    if note:
        parts.append(text_block((note,), x=middle, y=y, leading=15, class_="caveat", text_anchor="middle"))
    return Markup("").join(parts)

"""Blocks → forms: which values of a document stand under which roles, line by line and row by row.

A form is the run of labelled lines up to the line that gives a party role a second, different party. A row of a
table borrows from the form around it what it has no column for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lading.claims.fields.labels import FieldLexicon, Label, normalize
from lading.model.document import Block, BlockKind, Document
from lading.model.span import Span

OPENING = re.compile(
    r"\s*(?:[-*•–·]\s+|\(?\d{1,2}[.)]\s+)?(?P<label>[^:：\n]{1,80}?)[ \t\u00a0]*(?::(?!//)|：)[ \t\u00a0\u3000]*",
    re.DOTALL,
)
GOODS_ROLES = frozenset(["item", "model", "hs_code", "quantity", "weight"])
PARTY_ROLES = frozenset(
    ["supplier", "shipper", "consignee", "buyer", "end_user", "agent", "carrier", "manufacturer", "notify"]
)
IDENTIFIER = re.compile(r"[0-9A-Z][0-9A-Z/ -]{5,40}")


@dataclass(frozen=True, slots=True)
class Filled:
    """A value under a role: where the value stands, and the line or row that says so."""

    role: str
    sure: bool
    with_goods: bool
    """Sure only where the form has goods."""
    label: str
    value: Span
    line: Span
    identifiers: tuple[tuple[str, str], ...] = ()
    """Identifiers on lines or in columns of their own."""


def fill(label: Label, words: str, *, value: Span, line: Span) -> Filled:
    """A value under the role that a label in these words gives."""
    return Filled(label.role, label.sure, label.with_goods, words, value, line)


@dataclass(frozen=True, slots=True)
class Column:
    """What the heading of a column says about the values below it."""

    roles: tuple[Label, ...]
    identifier: tuple[str, str] | None


@dataclass(slots=True)
class Form:
    """Roles with their values; `row` is the table row they stand in, none for a form of lines."""

    fields: dict[str, Filled] = field(default_factory=dict)
    row: Span | None = None


def find_forms(document: Document, lexicon: FieldLexicon) -> Iterator[Form]:
    """The forms and rows of a document that name a party under a known role, in the order in which they end."""
    yield from _Gatherer(document, lexicon).forms()


class _Gatherer:
    """One pass over the blocks; holds the form of lines that is still open."""

    def __init__(self, document: Document, lexicon: FieldLexicon) -> None:
        self.document, self.lexicon = document, lexicon
        self.form = Form()
        self.itemized = False
        self.pending: tuple[str, Span] | None = None
        self.last_party = ""

    def forms(self) -> Iterator[Form]:
        blocks = self.document.blocks
        at = 0
        while at < len(blocks):
            if blocks[at].kind is not BlockKind.ROW:
                yield from self._read_line(blocks[at])
                at += 1
                continue
            after = at
            while after < len(blocks) and blocks[after].kind is BlockKind.ROW:
                after += 1
            yield from self._read_table(blocks[at:after])
            at = after
        yield from self._close()

    def _close(self) -> Iterator[Form]:
        if not self.itemized and any(role in PARTY_ROLES for role in self.form.fields):
            yield self.form
        self.form, self.itemized, self.last_party = Form(), False, ""

    def _read_line(self, block: Block) -> Iterator[Form]:
        fields = list(split_fields(self.document.text, block.span, lexicon=self.lexicon))
        if not fields and self.pending:
            label, line = self.pending
            fields = [(label, block.span)]
            block = replace(block, span=line.join(block.span))
        self.pending = None
        for label, value in fields:
            if value.start == value.end:
                self.pending = (label, block.span)
                continue
            yield from self._fill(label, value, line=block.span)

    def _fill(self, label: str, value: Span, *, line: Span) -> Iterator[Form]:
        known = self.lexicon.identifier_of(label)
        if known and IDENTIFIER.fullmatch(value.cut(self.document.text).strip().upper()):
            self._identify(self.form, known, value=value.cut(self.document.text))
            return
        roles = self.lexicon.roles_of(label)
        if self._repeats(roles, value):
            yield from self._close()
        for role in roles:
            if role.role == "item" and not role.sure:
                continue
            self.form.fields.setdefault(role.role, fill(role, label, value=value, line=line))
            if role.role in PARTY_ROLES:
                self.last_party = role.role

    def _repeats(self, roles: Sequence[Label], value: Span) -> bool:
        """Whether the form has another party in one of these roles already."""
        text = self.document.text
        there = [self.form.fields[r.role] for r in roles if r.role in PARTY_ROLES and r.role in self.form.fields]
        return any(normalize(filled.value.cut(text)) != normalize(value.cut(text)) for filled in there)

    def _identify(self, form: Form, known: tuple[str, str], *, value: str) -> None:
        prop, role = known[0], known[1] or self.last_party
        if role in form.fields:
            filled = form.fields[role]
            number = value.split("/", maxsplit=1)[0].strip().upper()
            form.fields[role] = replace(filled, identifiers=(*filled.identifiers, (prop, number)))

    def _read_table(self, rows: Sequence[Block]) -> Iterator[Form]:
        text = self.document.text
        pairs = [row for row in rows if len(row.cells) == 2]
        labelled = [row for row in pairs if self._is_label(row.cells[0].span.cut(text))]
        if pairs and 2 * len(labelled) > len(rows) and len(pairs) == sum(bool(row.cells) for row in rows):
            for row in pairs:
                yield from self._fill(row.cells[0].span.cut(text), row.cells[1].span, line=row.span)
            return
        headings = {cell.column for row in rows for cell in row.cells}
        columns = {heading: self._read_column(heading) for heading in headings}
        for row in rows:
            if any(cell.span.cut(text) != cell.column for cell in row.cells):
                yield from self._read_row(row, columns)

    def _read_column(self, heading: str) -> Column:
        return Column(self.lexicon.roles_of(heading), self.lexicon.identifier_of(heading))

    def _is_label(self, words: str) -> bool:
        return bool(self.lexicon.roles_of(words) or self.lexicon.identifier_of(words))

    def _read_row(self, row: Block, columns: Mapping[str, Column]) -> Iterator[Form]:
        form = Form(dict(self.form.fields), row.span)
        own: dict[str, Filled] = {}
        for cell in row.cells:
            for label in columns[cell.column].roles:
                own.setdefault(label.role, fill(label, cell.column, value=cell.span, line=row.span))
        form.fields.update(own)
        outer, self.last_party = self.last_party, ""
        for cell in row.cells:
            column = columns[cell.column]
            words = cell.span.cut(self.document.text)
            self.last_party = next((label.role for label in column.roles), self.last_party)
            if column.identifier and IDENTIFIER.fullmatch(words.upper()):
                self._identify(form, column.identifier, value=words)
        self.last_party = outer
        self.itemized = self.itemized or "item" in own or "model" in own
        if own.keys() & PARTY_ROLES or (own.keys() & {"item", "model"} and form.fields.keys() & PARTY_ROLES):
            yield form


def split_fields(text: str, span: Span, *, lexicon: FieldLexicon) -> Iterator[tuple[str, Span]]:
    """The labels that a line opens with and has inside, each with the place of its value."""
    found = OPENING.match(text, span.start, span.end)
    if not found or not (lexicon.roles_of(found["label"]) or lexicon.identifier_of(found["label"])):
        return
    inside = lexicon.inner.finditer(text, found.end(), span.end)
    starts = [(label["label"], label.start(), label.end()) for label in (found, *inside)]
    ends = [start for _, start, _ in starts[1:]] + [span.end]
    for (label, _, start), end in zip(starts, ends, strict=True):
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        yield label, Span(start + left, max(start + left, start + len(words.rstrip())))

"""Places of names in Chinese sentences: by the word before them (向, 给, 从, 由, 被), else by standing before or after the verb."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lading.claims.frames import read_frames
from lading.claims.llm.direction import FrameLike, Scene, Trigger, by_predicate
from lading.claims.zh.script import Simplifier
from lading.model.claim import Predicate
from lading.model.span import Span

NOWHERE: frozenset[str] = frozenset()
MARKS = (
    "通过",
    "针对",
    "向",
    "给",
    "到",
    "对",
    "为",
    "从",
    "由",
    "被",
    "自",
    "在",
    "与",
    "和",
    "同",
    "跟",
    "替",
    "代",
    "于",
    "至",
    "将",
    "把",
)
MARK = re.compile(rf"(?P<mark>{'|'.join(MARKS)})[^，。；、：,;（）()]{{0,8}}$")
STOPS = re.compile(r"[，。；：,;！？]")
SAYING = re.compile(r"称|表示|说|指出|指控|宣布|认为|报道|披露|透露|否认|承认|显示|证实")
ACTS = re.compile(r"供应|提供|出口|采购|购买|生产|制造|收购|拥有|控制|出售|销售|运送|资助|制裁|起诉|会见|访问")
SAME = {"于": "在", "至": "到"}
FAR = 30
LINKED = re.compile(r"以及|及其|[和及与並并而但]")
FELLOWS = re.compile(r"(?:、|以及|[和及与]|及其)[“「《\"（(]*·+|与·+")
JOINED = re.compile(r"[、和与及以及“”「」《》\"（）()\s]*")


@dataclass(frozen=True, slots=True)
class Chinese:
    """Chinese in either script, as the frames of the rules know it."""

    simplifier: Simplifier
    frames: Mapping[Predicate, tuple[FrameLike, ...]]

    @classmethod
    def load(cls) -> "Chinese":
        """With what ships with Lading."""
        return cls(Simplifier.load(), by_predicate(read_frames("zh")))

    def find_triggers(self, scene: Scene, within: Span, predicate: Predicate) -> list[Trigger]:
        """See Tongue."""
        plain = self.simplifier.simplify(within.cut(scene.text))
        found: list[Trigger] = []
        frames = self.frames.get(predicate, ())
        for noun in (False, True):
            words = {w for f in frames for w in (f.nouns if noun else f.verbs)}
            pattern = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
            for match in re.finditer(pattern, plain) if pattern else ():
                span = Span(*match.span()).shift(within.start)
                if any(name.overlaps(span) for name in scene.names):
                    continue
                held = tuple(f for f in frames if match.group() in (f.nouns if noun else f.verbs))
                passive = bool(re.search(r"被(?!控|指)[^，。；]{0,30}$", plain[: match.start()]))
                found.append(Trigger(span, noun, passive, held))
        return found

    def place(self, scene: Scene, trigger: Trigger, name: Span) -> frozenset[str]:
        """See Tongue."""
        plain = self.simplifier.simplify(scene.span.cut(scene.text))
        start, end = name.start - scene.span.start, name.end - scene.span.start
        verb = trigger.span.shift(-scene.span.start)
        names = [s.shift(-scene.span.start) for s in scene.names if s != name]
        if end <= verb.start:
            return self._before(plain, Span(start, end), verb, names=names, trigger=trigger)
        if start >= verb.end:
            gap = _blank(plain, names)[verb.end : start]
            if STOPS.search(gap) or len(gap) > FAR // 2:
                return NOWHERE
            mark = MARK.search(gap)
            if mark is not None:
                return frozenset({SAME.get(mark["mark"], mark["mark"])})
            if trigger.noun:
                return frozenset({"self"}) if len(gap) <= 1 else NOWHERE
            return NOWHERE if ACTS.search(gap) or SAYING.search(gap) or trigger.passive else frozenset({"obj"})
        return NOWHERE

    def _before(  # noqa: PLR0911  # a decision list
        self, plain: str, name: Span, verb: Span, *, names: list[Span], trigger: Trigger
    ) -> frozenset[str]:  # fmt: skip
        masked = _blank(plain, names)
        gap, lead = masked[name.end : verb.start], masked[: name.start]
        if len(gap) > FAR * 2 or SAYING.search(gap):
            return NOWHERE
        if LINKED.search(FELLOWS.sub("", gap)):
            return NOWHERE
        mark = MARK.search(lead.rstrip('“「《"、和与及 '))
        if mark is not None and not ACTS.search(mark.group()):
            label = SAME.get(mark["mark"], mark["mark"])
            if label == "被" and trigger.passive:
                return frozenset({"subj", "被"})
            return frozenset({label}) if not STOPS.search(gap) else NOWHERE
        if STOPS.search(gap) or ACTS.search(gap):
            return NOWHERE
        if trigger.noun:
            if gap.startswith("的") or gap == "":
                return frozenset({"owner"})
            return frozenset({"self"}) if re.match(r"是|为|作为", gap) else NOWHERE
        if self._is_outdone(plain, name, verb, names=names):
            return NOWHERE
        return frozenset({"obj", "topic_passive"}) if trigger.passive else frozenset({"subj"})

    def _is_outdone(self, plain: str, name: Span, verb: Span, *, names: list[Span]) -> bool:
        """Whether another name that no mark governs stands nearer to the verb, and is not its fellow."""
        for other in sorted(names):
            if name.end <= other.start and other.end <= verb.start:
                between = plain[name.end : other.start]
                if not JOINED.fullmatch(between) and not MARK.search(plain[name.end : other.start]):
                    return True
        return False


def _blank(plain: str, names: list[Span]) -> str:
    """The text with names as full stops of no meaning, so that their own characters mark nothing."""
    rows = list(plain)
    for span in names:
        rows[max(0, span.start) : span.end] = "·" * (span.end - max(0, span.start))
    return "".join(rows)

"""Which language a text is in: its script where that decides, else py3langid."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
SAMPLE = 20_000
"""Characters looked at: more do not change the answer."""
MIN_LETTERS = 20
"""Fewer Latin or Cyrillic letters than this are names, not a language."""
MIN_IDEOGRAPHS = 4
MIN_PROBABILITY = 0.5
SCRIPTS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "han": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"),
    "kana": re.compile(r"[\u3040-\u30ff]"),
    "hangul": re.compile(r"[\uac00-\ud7af]"),
}
UKRAINIAN = re.compile(r"[їєґіЇЄҐІ]")
BELARUSIAN = re.compile(r"[ўЎ]")
RUSSIAN = re.compile(r"[ыэъёЫЭЪЁ]")
OTHER_CYRILLIC = re.compile(r"[\u0402\u0403\u0409-\u040c\u040f\u0452\u0453\u0459-\u045c\u045f\u0492-\u04ff]")
KANA_SHARE = 0.05


@dataclass(frozen=True)
class LanguageGuesser:
    """Guesses languages; keeps the statistical model, which takes a second to load, from its first use on."""

    min_probability: float = MIN_PROBABILITY

    @cached_property
    def _model(self) -> "LanguageIdentifier":
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def guess(self, text: str) -> str:
        """ISO 639-1 code of the language most of the text is in, `und` where it is too short or too mixed to tell."""
        sample = text[:SAMPLE]
        counts = {script: len(pattern.findall(sample)) for script, pattern in SCRIPTS.items()}
        ideographs = counts["han"] + counts["kana"]
        main = max(("latin", "cyrillic", "hangul"), key=counts.__getitem__)
        if ideographs >= MIN_IDEOGRAPHS and 2 * ideographs > counts[main]:
            return "ja" if counts["kana"] > KANA_SHARE * ideographs else "zh"
        if main == "hangul" and counts["hangul"] >= MIN_IDEOGRAPHS:
            return "ko"
        if counts[main] < MIN_LETTERS:
            return UNKNOWN
        return self._guess_cyrillic(sample) if main == "cyrillic" else self._ask_model(sample)

    def _guess_cyrillic(self, sample: str) -> str:
        if BELARUSIAN.search(sample):
            return "be"
        ukrainian, russian, other = (len(p.findall(sample)) for p in (UKRAINIAN, RUSSIAN, OTHER_CYRILLIC))
        if 3 * other > ukrainian + russian or not ukrainian + russian:
            return self._ask_model(sample)
        return "uk" if ukrainian > russian else "ru"

    def _ask_model(self, sample: str) -> str:
        language, probability = self._model.classify(sample)
        return str(language) if probability >= self.min_probability else UNKNOWN

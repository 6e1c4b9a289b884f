"""Every error that Lading raises on purpose, split by who must act.

    LadingError
    ├── InputError            the person who gave the file: it cannot be read as what it is said to be
    │   ├── DocumentError     a document (empty, binary, too large, encrypted)
    │   └── SourceError       a list whose shape is not the published one; nothing of it is used
    ├── ConfigurationError    the person who runs Lading: a setting, a flag, a rule table
    ├── ExtractorError        the author of an extractor: it returned something that cannot be
    │   └── EvidenceError     a quote that is not, letter for letter, at its place in the document
    ├── PluginError           the author of a plug-in
    └── StoreError            the store: damaged, locked, of another version

An error says what is wrong, where (file, then row, line or offset) and what to do about it. Surfaces turn errors into
exit codes and HTTP statuses; nothing below a surface does.
"""


class LadingError(Exception):
    """Something went wrong that a person can put right.

    Args:
        message: what is wrong, in one sentence.
        where: the file, list or document it happened in.
        place: the row, line or offset in it.
        remedy: what to do about it, in one sentence.
    """

    def __init__(self, message: str, *, where: str = "", place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.where, self.place, self.remedy = message, where, place, remedy

    def __str__(self) -> str:
        origin = ", ".join(part for part in (self.where, self.place) if part)
        text = f"{origin}: {self.message}" if origin else self.message
        return f"{text} ({self.remedy})" if self.remedy else text


class InputError(LadingError):
    """What was given cannot be read as what it is said to be."""


class DocumentError(InputError):
    """A document that holds no text Lading can read."""


class SourceError(InputError):
    """A list that does not have its published shape. Nothing of it is used: half a list is worse than none."""


class ConfigurationError(LadingError):
    """A setting, flag or rule table that contradicts itself or names something unknown."""


class ExtractorError(LadingError):
    """An extractor returned something that cannot be: a claim without a quote, a mention outside its document."""


class EvidenceError(ExtractorError):
    """A quote that is not, letter for letter, at its place in the document."""


class PluginError(LadingError):
    """A plug-in that does not keep its contract."""


class StoreError(LadingError):
    """The store is damaged, locked or of another version."""

"""Results as text: one pure function a format, all of them from the same checked dossier."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lading.errors import ConfigurationError
from lading.model.dossier import Dossier
from lading.reports.csv import render_claims_csv, render_exposures_csv
from lading.reports.ftm import render_ftm
from lading.reports.graphml import render_graphml
from lading.reports.html import render_html
from lading.reports.jsonl import render_jsonl
from lading.reports.markdown import render_markdown

FORMATS: Mapping[str, Callable[[Dossier], str]] = MappingProxyType(
    {
        "html": render_html,
        "jsonl": render_jsonl,
        "csv": render_exposures_csv,
        "csv-claims": render_claims_csv,
        "ftm": render_ftm,
        "graphml": render_graphml,
        "markdown": render_markdown,
    }
)
"""Every format by the name a person asks for. The terminal is no text: `lading.reports.terminal`."""


def render(dossier: Dossier, form: str) -> str:
    """A dossier in one of the formats.

    Raises:
        ConfigurationError: for a format there is not.
        EvidenceError: for a quote that is not, letter for letter, in its document.
    """
    if form not in FORMATS:
        raise ConfigurationError(f"there is no format {form!r}", remedy=f"choose one of {', '.join(FORMATS)}")
    return FORMATS[form](dossier)

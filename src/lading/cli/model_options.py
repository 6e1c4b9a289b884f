"""The options of the language model, which every command that reads documents has. What asks it is imported when one is chosen."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lading.claims.extractor import Extractor
from lading.claims.llm.estimate import Price

if TYPE_CHECKING:
    from lading.io.request import Request

KEY = "LADING_LLM_KEY"
FOLDER = Path(".lading-llm")
"""Hidden, so that it is never read as a document of the folder it lies in."""


class PriceType(click.ParamType[Price]):
    """What a million tokens cost: `0.15/0.60`, asked and answered."""

    name = "IN/OUT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Price:
        """The price, or a usage error that says what a price looks like."""
        if isinstance(value, Price):
            return value
        try:
            asked, answered = (float(part) for part in str(value).split("/"))
        except ValueError:
            self.fail(
                f"{value!r} is not a price like 0.15/0.60: a million tokens asked, a million answered", param, ctx
            )
        if not (0 <= asked < float("inf") and 0 <= answered < float("inf")):
            self.fail(f"{value!r} is not a price", param, ctx)
        return Price(asked, answered)


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which model a person wants asked, where, and what it may cost."""

    model: str
    endpoint: str
    price: Price | None
    limit: float
    cache: Path
    parallel: int
    timeout: int
    yes: bool


OPTIONS = (
    click.option("--llm", metavar="MODEL", help="Ask this language model too. The text is sent to --llm-endpoint."),
    click.option("--llm-endpoint", metavar="URL", envvar="LADING_LLM_ENDPOINT", default="",
                 help=f"An OpenAI-compatible address, such as http://localhost:11434/v1; its key is read from {KEY}.  "
                      "[env var: LADING_LLM_ENDPOINT]"),
    click.option("--llm-price", type=PriceType(), envvar="LADING_LLM_PRICE",
                 help="What a million tokens asked and answered cost.  [env var: LADING_LLM_PRICE]"),
    click.option("--llm-limit", type=click.FloatRange(min=0), default=1.0, show_default=True,
                 help="Ask for consent where the estimate is above this."),
    click.option("--yes", is_flag=True, help="Consent to the estimated cost beforehand."),
    click.option("--llm-cache", type=click.Path(path_type=Path, file_okay=False), default=FOLDER, show_default=True,
                 help="Where answers are kept; `lading llm` shows and clears them."),
    click.option("--llm-parallel", type=click.IntRange(1, 32), default=4, show_default=True, help="Questions under way at once."),
    click.option("--llm-timeout", type=click.IntRange(min=1), default=300, show_default=True,
                 help="Seconds the model may be silent."),
)  # fmt: skip


def model_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options of the language model; it receives them as `model`, None where none is to be asked."""

    @functools.wraps(function)
    def folded(  # noqa: PLR0913  # click passes one argument an option
        *args: Any, llm: str | None, llm_endpoint: str, llm_price: Price | None, llm_limit: float, yes: bool,
        llm_cache: Path, llm_parallel: int, llm_timeout: int, **rest: Any,
    ) -> Any:  # fmt: skip
        chosen = (llm_endpoint, llm_price, llm_limit, llm_cache, llm_parallel, llm_timeout, yes)
        return function(*args, model=ModelChoice(llm, *chosen) if llm else None, **rest)

    for option in reversed(OPTIONS):
        folded = option(folded)
    return folded


@contextmanager
def asking(
    choice: ModelChoice | None, request: "Request", *, readers: tuple[Extractor, ...]
) -> Iterator[tuple[Extractor, ...]]:
    """The extractor that asks the chosen model, as `ask_model` gives it; none where no model is chosen.

    Raises as `ask_model` does.
    """
    if choice is None:
        yield ()
        return
    from lading.cli.asking import ask_model  # an eighth of the start of a command that asks none

    with ask_model(choice, request, readers=readers) as found:
        yield found

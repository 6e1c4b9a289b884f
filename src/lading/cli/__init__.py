"""The command line. Exit codes: 0 nothing found, 1 exposure found, 2 something could not be read or done."""

import importlib
import os
import sys
from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem

from lading import __version__
from lading.errors import LadingError

COMMANDS = {
    "trace": "From documents and lists to who is listed, exposed or merely mentioned.",
    "explain": "One party of the documents, in sentences a lawyer can stand behind.",
    "read": "Documents into the store: thousands of them, on all cores, to be asked later.",
    "review": "What a person should look at, by what it would change: yes, no or unsure.",
    "find": "Words in the documents of the store, each with its sentence.",
    "claims": "The claims a document makes, in whose words, as JSON lines or a table.",
    "screen": "A name, or a table of customers: listed, since when, and why it may be them.",
    "flags": "Red flags in a table of transactions, each with what to ask next.",
    "watch": "What a new list, document or day changed: who became listed, owned, exposed, or was cleared.",
    "serve": "The workspace in a browser and over HTTP.",
    "mcp": "The workspace for assistants, over the Model Context Protocol.",
    "keys": "Who may ask a server that others can reach: add, list, revoke.",
    "llm": "The answers of language models that are kept: list, clear.",
    "lists": "Published lists, kept over time: fetch, add, status, show, diff, export, verify.",
    "verify": "Whether the workspace still is what was put into it: pages, digests, quotes.",
    "backup": "The workspace in one file, while others go on using it.",
    "restore": "The workspace from a backup, checked before it is put in place.",
    "migrate": "A workspace of an earlier Lading, brought to the present.",
}
"""Each lives in the module of its name and is imported when it is called, so that --help is quick."""

EXIT_NOTHING, EXIT_EXPOSURE, EXIT_ERROR = 0, 1, 2


class LazyGroup(click.Group):
    """A group whose commands are imported only when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names of the commands, in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"lading.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101  # tells the type checker what the module holds
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, without importing them, and the options."""
        found = [CompletionItem(name, help=what) for name, what in COMMANDS.items() if name.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's signature
        """Lists the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="lading")
def lading() -> None:
    """Who really supplies a sanctioned weapons maker, and whose words say so.

    Lading reads documents and sanctions lists. It reports what documents say, shows who denies it, and tells listed
    from exposed from merely mentioned. A mention or an exposure does not suggest that anyone broke the law.
    """


def say_missing(error: ModuleNotFoundError) -> str:
    """A package that is not installed, with the remedy; a module of Lading itself that is not there is a defect."""
    missing = (error.name or "").partition(".")[0]
    if missing in {"", "lading"}:
        return f"a defect of Lading, please report it: {type(error).__name__}: {error}"
    remedy = "run `make` with the target you ran before, or `pip install lading` again"
    return f"the package {missing!r} is not installed, which Lading needs ({remedy})"


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    # Small matrices on several threads cost more than they save, and work over many documents already has all cores.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = lading.main(args=list(args) if args is not None else None, prog_name="lading", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = EXIT_ERROR
    except click.exceptions.Abort:
        click.echo("interrupted: what was not finished was not written", err=True)
        code = 130
    except LadingError as error:
        click.echo(f"error: {error}", err=True)
        code = EXIT_ERROR
    except BrokenPipeError:
        # The reader of the pipe went away: what it took is what it wanted.
        sys.stderr.close()
        code = EXIT_NOTHING
    except OSError as error:
        click.echo(f"error: the answer could not be written: {error.strerror or error}", err=True)
        code = EXIT_ERROR
    except ModuleNotFoundError as error:
        click.echo(f"error: {say_missing(error)}", err=True)
        code = EXIT_ERROR
    except Exception as error:  # noqa: BLE001  # Python's own exit code for a crash is 1, which says "exposure found"
        click.echo(f"error: a defect of Lading, please report it: {type(error).__name__}: {error}", err=True)
        code = EXIT_ERROR
    sys.exit(code if isinstance(code, int) else EXIT_NOTHING)

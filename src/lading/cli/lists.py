"""`lading lists`: the lists of a workspace, over time."""

import click

from lading.cli import lists_add, lists_diff, lists_export, lists_fetch, lists_show, lists_status, lists_verify


@click.group()
def command() -> None:
    """Keep published lists over time: every version, with what changed and what could not be read.

    A store is one file, lading.db in the current folder unless --store names another. A list is let in whole or not at
    all: whatever goes wrong, the version before it stays in force.

    Exit codes: 0 done, 1 something changed (diff), 2 something could not be read or let in (the rest is).
    """


for name, module in {
    "fetch": lists_fetch,
    "add": lists_add,
    "status": lists_status,
    "show": lists_show,
    "diff": lists_diff,
    "export": lists_export,
    "verify": lists_verify,
}.items():
    command.add_command(module.command, name)

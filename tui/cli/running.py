"""Runs the command: which word is a command and which a path, and how each way of failing ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from index.errors import NewsreaderError
from index.text import writable
from tui.cli.codes import COMMANDS, DONE, INTERRUPTED, WRONG
from tui.cli.output import prepare_streams, tell
from tui.cli.shelf import library_option

_OPEN = "open"
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_NOTHING_SAID: tuple[type[click.UsageError], ...] = (
    (click.exceptions.NoArgsIsHelpError,) if hasattr(click.exceptions, "NoArgsIsHelpError") else ()
)
"""What click raises for a group without a command; before 8.2 it wrote the help itself."""


class Commands(click.Group):
    """The commands, each imported when it is used. A first word that is none of them is a path to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name != _OPEN and cmd_name not in COMMANDS:
            return None
        command = import_module(f"tui.cli.{cmd_name}_command").command
        assert isinstance(command, click.Command)  # noqa: S101  # for the type
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take the first word as a command, else all words as paths."""
        if args[0] in COMMANDS:
            return args[0], self.get_command(ctx, args[0]), args[1:]
        return _OPEN, self.get_command(ctx, _OPEN), args

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what `newsreader --help` says."""
        from tui.cli.front import help_text

        formatter.write(help_text() + "\n")


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  # click's callback
    if wanted:
        from tui.cli.front import version_text

        click.echo(version_text())
        ctx.exit()


@click.group(
    cls=Commands,
    name="newsreader",
    invoke_without_command=True,
    context_settings=_HELP,
)
@click.option("--sample", is_flag=True, help="Open the sample stories.")
@click.option("--plain", is_flag=True, help="No screen: words in, lines out, as for a screen reader or a pipe.")
@library_option
@click.option(
    "-V", "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Say the version."
)
@click.pass_context
def newsreader(ctx: click.Context, *, sample: bool, plain: bool) -> None:
    """Read one story in every outlet's words, side by side.

    Without a path the reader opens on the library; with paths on those pages, kept nowhere.
    """
    if ctx.invoked_subcommand is None:
        from tui.cli.opening import open_reader

        ctx.exit(open_reader((), sample=sample, plain=plain))
    elif ctx.invoked_subcommand == _OPEN:
        ctx.obj = plain
    elif sample:
        raise click.UsageError("--sample stands behind the command: newsreader versions --sample PHRASE", ctx)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run with these arguments; gives the exit code and never raises what a reader can cause."""
    prepare_streams()
    arguments = [_writable(each) for each in (sys.argv[1:] if arguments is None else arguments)]
    try:
        code = newsreader.main(args=arguments, prog_name="newsreader", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        if error.ctx is not None and isinstance(error, _NOTHING_SAID):
            sys.stderr.write(error.ctx.get_help() + "\n")  # the commands there are, a line each
            return WRONG
        path = error.ctx.command_path if error.ctx else _command_path(arguments)
        tell(f"{_first_small(error.format_message())} ({path} --help)")
        return WRONG
    except (NewsreaderError, click.ClickException) as error:
        tell(error.format_message() if isinstance(error, click.ClickException) else str(error))
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the latter is what click makes of the former
        _close_stdout()
        return DONE
    except OSError as error:
        what = f"{error.filename}" if error.filename else "the output could not be written"
        tell(f"{what}: {(error.strerror or str(error)).lower()}")
        _close_stdout()
        return WRONG
    return code if isinstance(code, int) else DONE


def _writable(argument: str) -> str:
    """Give a word of the command line that can be kept and searched; the name of a file that is there stays."""
    return argument if argument.isascii() or os.path.lexists(argument) else writable(argument)


def _command_path(arguments: Sequence[str]) -> str:
    """Name the command that arguments ask for, for what goes wrong before click knows which it is."""
    name = "newsreader"
    if arguments and arguments[0] in COMMANDS:
        name += f" {arguments[0]}"
        command = import_module(f"tui.cli.{arguments[0]}_command").command
        if isinstance(command, click.Group) and len(arguments) > 1 and arguments[1] in command.commands:
            name += f" {arguments[1]}"
    return name


def _first_small(message: str) -> str:
    message = " ".join(message.split()).rstrip(".")
    return message[:1].lower() + message[1:]


def _close_stdout() -> None:
    """Let nothing more be written to a pipe that nobody reads, or Python complains as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

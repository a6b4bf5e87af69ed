"""`newsreader config`: the settings in effect, as TOML, and where each comes from."""

from __future__ import annotations

import click

from tui.cli.output import put, tell


@click.command("config")
@click.option("--path", "only_path", is_flag=True, help="Only say which file the settings are read from.")
@click.pass_context
def command(ctx: click.Context, *, only_path: bool) -> None:
    """Show the settings in effect and where each comes from.

    What is printed is a settings file of its own. What is wrong in yours is told in a line each.
    """
    from tui.paths import config_file  # the next ones import Textual, for its keys and themes

    path = config_file()
    if only_path:
        put(str(path))
        ctx.exit(0)
    from tui.config import effective
    from tui.settings import read_settings

    settings = read_settings()
    for problem in settings.problems:
        tell(problem)
    put(effective(settings.config, path).rstrip("\n"))
    ctx.exit(2 if settings.problems else 0)

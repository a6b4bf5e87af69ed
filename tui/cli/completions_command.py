"""`newsreader completions`: what a shell needs to complete commands and options at the Tab key.

The scripts hold the commands and options as they are, so that a Tab does not start Python.
"""

from __future__ import annotations

from collections.abc import Mapping

import click

from tui.cli.output import put

Options = Mapping[str, str]
"""Options as they are written, and what each does."""


@click.command("completions")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completions of a shell.

    \b
    bash: ~/.local/share/bash-completion/completions/newsreader
    zsh:  _newsreader, in a folder of $fpath
    fish: ~/.config/fish/completions/newsreader.fish

    Put them into that file; the shell reads it when it starts.
    """  # noqa: D301  \b is click's word for lines that are not to be joined
    from tui.cli.codes import COMMANDS
    from tui.cli.running import newsreader

    group = {name: _options(newsreader.get_command(ctx, name)) for name in COMMANDS}
    put(_WRITERS[shell](COMMANDS, _options(newsreader), group))
    ctx.exit(0)


def _options(found: click.Command | None) -> dict[str, str]:
    """Give a command's options and their help, and the fixed values that its arguments take."""
    options: dict[str, str] = {"--help": "Show the help."}
    for each in found.params if found else ():
        if isinstance(each, click.Option):
            options.update(dict.fromkeys((flag for flag in each.opts if flag.startswith("--")), each.help or ""))
        elif isinstance(each.type, click.Choice):
            options.update(dict.fromkeys(each.type.choices, ""))
    return options


def _bash(commands: Mapping[str, str], own: Options, group: Mapping[str, Options]) -> str:
    cases = "\n".join(f'        {name}) words="{" ".join(options)}" ;;' for name, options in group.items())
    return f"""\
# newsreader: completions for bash
_newsreader() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} words
    case ${{COMP_WORDS[1]}} in
{cases}
        *) words="{" ".join(own)}"
           [ "$COMP_CWORD" -eq 1 ] && words="$words {" ".join(commands)}" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    local IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$current"))
}}
complete -o filenames -F _newsreader newsreader"""


def _zsh(commands: Mapping[str, str], own: Options, group: Mapping[str, Options]) -> str:
    def described(options: Options) -> str:
        return " ".join(_single(f"{name.replace(':', chr(92) + ':')}:{about}") for name, about in options.items())

    cases = "\n".join(f"        {name}) candidates=({described(options)}) ;;" for name, options in group.items())
    return f"""\
#compdef newsreader
# newsreader: completions for zsh
_newsreader() {{
    local -a candidates
    case ${{words[2]}} in
{cases}
        *) candidates=({described(own)})
           (( CURRENT == 2 )) && candidates+=({described(commands)}) ;;
    esac
    _describe -o newsreader candidates
    _files
}}
compdef _newsreader newsreader"""


def _fish(commands: Mapping[str, str], own: Options, group: Mapping[str, Options]) -> str:
    lines = ["# newsreader: completions for fish"]
    first = f"not __fish_seen_subcommand_from {' '.join(commands)}"
    for name, about in commands.items():
        lines.append(f"complete -c newsreader -n {_single(first)} -a {name} -d {_single(about)}")
    lines += [_fish_option(first, name, about) for name, about in own.items()]
    for command_name, options in group.items():
        seen = f"__fish_seen_subcommand_from {command_name}"
        lines += [_fish_option(seen, name, about) for name, about in options.items()]
    return "\n".join(lines)


def _fish_option(condition: str, name: str, about: str) -> str:
    what = f"-l {name[2:]}" if name.startswith("--") else f"-a {name}"
    return f"complete -c newsreader -n {_single(condition)} {what} -d {_single(about)}"


def _single(text: str) -> str:
    """Put a text in single quotes, as all three shells read them."""
    return "'" + text.replace("'", "'\\''") + "'"


_WRITERS = {"bash": _bash, "zsh": _zsh, "fish": _fish}

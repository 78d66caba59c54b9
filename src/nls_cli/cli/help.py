"""Help pages and usage errors in the language that was asked for, instead of the parser's English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from nls_cli.errors import NlsError
from nls_cli.messages import Language, say
from nls_cli.reporting.plain import clean

_PATTERNS = (
    (re.compile(r"No such command '(?P<name>.*?)'", re.DOTALL), "usage.no_command"),
    (re.compile(r"Missing command"), "usage.missing_command"),
    (re.compile(r"Option '(?P<option>[^']+)' requires (?P<count>[0-9]+) arguments"), "usage.needs_values"),
    (re.compile(r"Option '(?P<option>[^']+)' requires"), "usage.needs_value"),
    (re.compile(r"Option '(?P<option>[^']+)' does not take a value"), "usage.takes_no_value"),
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((?P<names>.*)\)", re.DOTALL), "usage.extra"),
)


def classes(language: Language) -> tuple[type[TyperGroup], type[TyperCommand]]:
    """Return the group and command classes whose help speaks `language`."""

    class Command(_Page, TyperCommand):
        """A command whose help is in the chosen language."""

    class Group(_Page, TyperGroup):
        """A group of commands whose help is in the chosen language."""

    Command.language = Group.language = language
    return Group, Command


class _Page:
    """How a help page is set: what it is for, the arguments, the options, the commands."""

    language: Language

    def get_params(self: Any, ctx: Any) -> list[Any]:
        """Return all parameters; flags not given are false: None would be coerced, which loads pydantic."""
        found: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in found:
            if getattr(param, "is_flag", False) and param.default is None:
                param.default = False
        return found

    def make_parser(self: Any, ctx: Any) -> Any:
        """Return the parser of the command line; it would keep the last of several values without a word."""
        parser = super().make_parser(ctx)  # type: ignore[misc]
        parse = parser.parse_args

        def parse_once(args: list[str]) -> Any:
            found = parse(args)
            if not ctx.resilient_parsing:
                _refuse_repeated(found[2])
            return found

        parser.parse_args = parse_once
        return parser

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the usage line."""
        language: Language = self.language
        pieces = [
            say("help.options_metavar", language),
            *(
                argument_name(param)
                for param in self.get_params(ctx)
                if param.param_type_name == "argument" and not param.hidden
            ),
        ]
        if isinstance(self, TyperGroup):
            pieces.append(say("help.command_metavar", language))
        prefix = say("help.usage", language) + " "
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix)

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        """Write arguments, options and commands, each under its heading."""
        language: Language = self.language
        arguments: list[tuple[str, str]] = []
        options: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            if param.hidden:
                continue
            if param.param_type_name == "argument":
                arguments.append((argument_name(param), param.help or ""))
            else:
                options.append(self._option_row(param))
        commands = []
        if isinstance(
            self, TyperGroup
        ):  # a value for a group's own option would load pydantic before any help
            options.insert(-1, ("--lang vi|en", say("help.lang", language)))
            options.insert(-1, (f"--limit {say('metavar.limit', language)}", say("help.limit", language)))
            commands = [
                (name, command.short_help or command.help or "") for name, command in self.commands.items()
            ]
        for key, rows in (
            ("help.arguments", arguments),
            ("help.commands", commands),
            ("help.options", options),
        ):
            if rows:
                with formatter.section(say(key, self.language)):
                    formatter.write_dl(rows)

    def _option_row(self, param: Any) -> tuple[str, str]:
        names = ", ".join(sorted(param.opts, key=len))
        help_text = param.help or ""
        if param.name == "help":
            help_text = say("help.help", self.language)
        elif param.name in ("install_completion", "show_completion"):
            help_text = say(f"help.{param.name}", self.language)
        return (names if param.is_flag or not param.metavar else f"{names} {param.metavar}"), help_text


def _refuse_repeated(given: Sequence[Any]) -> None:
    """Refuse an option given twice that takes one value; a flag says the same however often."""
    single = [one for one in given if one.param_type_name == "option" and not (one.multiple or one.is_flag)]
    for at, param in enumerate(single):
        if param in single[:at]:
            raise NlsError("usage.repeated", option=max(param.opts, key=len))


def argument_name(param: Any) -> str:
    """Return how an argument stands in the usage line: `[FILE]...`, `DIR`."""
    name = param.metavar or param.name
    shown = name if param.required else f"[{name}]"
    return shown + "..." if param.nargs != 1 else shown


def _named(root: Any, arguments: Sequence[str]) -> list[Any]:
    """Return the commands that the arguments name, from the group down."""
    found = [root]
    for word in arguments:
        inner = getattr(found[-1], "commands", {}).get(word)
        if inner is None:
            break
        found.append(inner)
    return found


def _path(root: Any, arguments: Sequence[str]) -> str:
    return " ".join(["nls", *arguments[: len(_named(root, arguments)) - 1]])


def _metavar(option: str, root: Any, arguments: Sequence[str]) -> str:
    """Return how the values of an option are named in its help."""
    params = _named(root, arguments)[-1].params
    return next((param.metavar or "" for param in params if option in param.opts), "")


def usage_message(
    error: TyperException, language: Language, root: Any, arguments: Sequence[str]
) -> tuple[str, tuple[str, ...], str]:
    """Say what was wrong with the command line: the sentence, the nearest valid names, the command to ask for help."""
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context is not None else _path(root, arguments)
    option = getattr(error, "option_name", None)
    param: Any = getattr(error, "param", None)
    text = error.message or ""
    if type(error).__name__ == "NoSuchOption":
        names = getattr(error, "possibilities", None) or ()
        return say("usage.no_option", language, option=clean(str(option), 60)), tuple(sorted(names)), command
    if type(error).__name__ == "MissingParameter" and param is not None:
        return say("usage.missing_argument", language, name=param.metavar or param.name), (), command
    for pattern, key in _PATTERNS:
        found = pattern.match(text)
        if found:
            params = {name: clean(value, 120) for name, value in found.groupdict().items()}
            params["metavar"] = _metavar(params.get("option", ""), root, arguments)
            known: list[str] = []
            if key == "usage.no_command" and context is not None:
                known = get_close_matches(
                    params["name"], list(getattr(context.command, "commands", ())), 3, 0.5
                )
            return say(key, language, **params), tuple(known), command
    return say("usage.other", language, what=clean(error.format_message(), 200)), (), command

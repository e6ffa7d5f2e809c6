"""The command line: results to standard output, messages to standard error, exit status 0, 1 or 2.

0: fine; 1: differences or problems found, or some sources refused; 2: wrong use, nothing written.
Each command imports what it needs when it runs, so that `--help` and errors are instant.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from extract import __version__
from extract.errors import DashijiError


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; give the exit status."""
    arguments = build_parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except DashijiError as error:
        print(f"dashiji: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe left: `dashiji show x | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("dashiji: stopped; the old tables are untouched", file=sys.stderr)
        return 130
    return status


def build_parser() -> argparse.ArgumentParser:
    """Give the parser of every command."""
    parser = argparse.ArgumentParser(
        prog="dashiji",
        description="大事记: Chinese news texts to event tables an analyst can trust.",
    )
    parser.add_argument("--version", action="version", version=f"dashiji {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add_run(commands)
    add_mentions(commands)
    add_show(commands)
    add_explain(commands)
    add_diff(commands)
    add_check(commands)
    return parser


def add_run(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`dashiji run`."""
    parser = commands.add_parser("run", help="sources to tables")
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, a folder, or - for standard input"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder of the tables"
    )
    parser.add_argument(
        "--metadata", type=Path, metavar="FILE", help="default: sources.csv beside the sources"
    )
    parser.add_argument(
        "--workers", type=positive, default=1, metavar="N", help="processes (default 1)"
    )
    parser.add_argument(
        "--recogniser",
        default="",
        metavar="MODULE:FUNCTION",
        help="names found by a model of your own, see docs/recognisers.md",
    )
    parser.set_defaults(run=run_command)


def run_command(arguments: argparse.Namespace) -> int:
    """Make the tables; give 1 when a source was refused."""
    from extract.run import run

    summary = run(
        arguments.sources,
        arguments.out,
        arguments.metadata,
        arguments.workers,
        arguments.recogniser,
    )
    for line in summary.messages:
        print(f"dashiji: {line}", file=sys.stderr)
    return 1 if summary.refused else 0


def add_mentions(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`dashiji mentions`."""
    parser = commands.add_parser(
        "mentions", help="JSON lines in, the mentions of each as JSON lines out"
    )
    parser.set_defaults(run=mentions_command)


def mentions_command(arguments: argparse.Namespace) -> int:
    """Read `{"id", "text", "published"}` lines, write `{"id", "mentions"}` lines, in order."""
    from extract.pipe import pipe_mentions
    from extract.tools import load_tools

    for line in pipe_mentions(sys.stdin.buffer, load_tools()):
        print(line)
    return 0


def add_show(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`dashiji show`."""
    parser = commands.add_parser("show", help="the clean text with mentions and events marked")
    parser.add_argument("source", metavar="SOURCE")
    parser.add_argument(
        "--metadata", type=Path, metavar="FILE", help="default: sources.csv beside the source"
    )
    parser.set_defaults(run=show_command)


def show_command(arguments: argparse.Namespace) -> int:
    """Show every document of one source."""
    from extract.run import read_source
    from extract.show import show

    status = 0
    for reading in read_source(arguments.source, arguments.metadata):
        if isinstance(reading, str):
            print(f"dashiji: {reading}", file=sys.stderr)
            status = 1
        else:
            show(reading.page, reading.mentions, reading.reports)
    return status


def add_explain(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`dashiji explain`."""
    parser = commands.add_parser("explain", help="how one row came to be, or what a rule does")
    parser.add_argument(
        "identifier", metavar="ID", help="an id from any table, in quotes, or the name of a rule"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("out"),
        metavar="DIR",
        help="the folder of the tables (default out)",
    )
    parser.add_argument("--table", default="", metavar="TABLE", help="rows of this table only")
    parser.add_argument(
        "--source",
        type=Path,
        metavar="PATH",
        help="the source or its folder (default: here, beside the tables, seeds)",
    )
    parser.add_argument(
        "--metadata", type=Path, metavar="FILE", help="default: sources.csv beside the source"
    )
    parser.set_defaults(run=explain_command)


def explain_command(arguments: argparse.Namespace) -> int:
    """Explain every row of an id."""
    from extract.explain import explain

    explain(
        arguments.identifier,
        arguments.out,
        arguments.table,
        arguments.source,
        arguments.metadata,
    )
    return 0


def add_diff(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`dashiji diff`."""
    parser = commands.add_parser(
        "diff", help="rows added, removed and changed between two folders of tables"
    )
    parser.add_argument("old", metavar="OLD", help="a folder, or a git revision of one: HEAD:out")
    parser.add_argument("new", metavar="NEW", type=Path)
    parser.add_argument("--format", choices=("text", "markdown", "json"), default="text")
    parser.set_defaults(run=diff_command)


def diff_command(arguments: argparse.Namespace) -> int:
    """Print the differences; give 1 when there are any."""
    from extract.diff import diff_tables, print_differences

    differences = diff_tables(arguments.old, arguments.new)
    print_differences(differences, arguments.format)
    return 1 if differences else 0


def add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`dashiji check`."""
    parser = commands.add_parser("check", help="tables against schemas, keys, offsets and hashes")
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.set_defaults(run=check_command)


def check_command(arguments: argparse.Namespace) -> int:
    """Print one line for every problem; give 1 when there are any."""
    from extract.check import check_tables

    problems = check_tables(arguments.folder)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def positive(text: str) -> int:
    """Read a whole number above zero."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not above zero")
    return number

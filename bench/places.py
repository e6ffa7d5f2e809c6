"""What share of the ambiguous names of the cases is linked right.

    python -m bench.places    exit 1 when a figure is not as wanted

A name is right when it is found with its span, name and code, or with an empty code where nothing
in the text or its metadata tells which division is meant; a word or a person that is no place is
right when nothing is found. Known failures count with the others.
"""

import sys
from typing import Any

from extract.gazetteer import Gazetteer
from extract.places import find_places, load_gazetteer
from tests.casefiles import Case, Mark, read_cases
from tests.pages import make_page

FILES = ("places_ambiguous.txt", "places_ambiguous.failing.txt")
WANTED = 0.95  # the share wanted right; wanted guesses: none
Found = dict[tuple[int, int], dict[str, Any]]


def main() -> None:
    """Print the share of names linked right and how many codes were guessed."""
    share, guessed, names = measure(load_gazetteer())
    print(f"ambiguous names right {share:.1%} of {names} (wanted {WANTED:.0%})")
    print(f"codes where nothing tells {guessed} (wanted 0)")
    sys.exit(share < WANTED or guessed > 0)


def measure(gazetteer: Gazetteer) -> tuple[float, int, int]:
    """Give the share of names right, how many codes were guessed, and how many names there are."""
    right = guessed = names = 0
    for case in (case for file in FILES for case in read_cases(file)):
        found = places(case, gazetteer)
        if not case.marks:
            names, right = names + 1, right + (not found)
        for mark in case.marks:
            fits = agrees(mark, found)
            names, right = names + 1, right + fits
            open_one = mark.fields.get("code") == ""
            got = found.get((mark.start, mark.end), {})
            guessed += open_one and bool(got.get("code"))
    return right / names, guessed, names


def places(case: Case, gazetteer: Gazetteer) -> Found:
    """Find the places of a case, by their spans."""
    page = make_page(case.text, words=True, tags=True, **case.context)
    found = find_places(page, gazetteer)
    return {(m.start, m.end): m.model_dump() | {"value": m.name} for m in found}


def agrees(mark: Mark, found: Found) -> bool:
    """Say whether a mark's span was found with the fields that it spells."""
    got = found.get((mark.start, mark.end))
    return got is not None and all(got[key] == value for key, value in mark.fields.items())


if __name__ == "__main__":
    main()

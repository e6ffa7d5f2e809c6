"""What a list says for a short name: its neighbours are divisions of the same city or province."""

from extract.gazetteer import Gazetteer
from extract.gazetteer.units import Form
from extract.places.chain import LISTED, Link
from extract.places.hits import Hits


class Lists:
    """The lists of one page."""

    def __init__(self, text: str, gazetteer: Gazetteer, hits: Hits) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.at = hits.at

    def sibling(self, link: Link, last: tuple[Link, ...]) -> bool:
        """Say whether a short name stands in a list beside one of the same city (静乐、宁武)."""
        parents = {self.gazetteer.parents[form.unit] for form in link.forms} - {0, -1}
        before = last[-1] if last and last[-1].end == link.start - 1 else None
        if before and self.text[before.end] in LISTED and self.share(before.forms, parents):
            return True
        listed = self.text[link.end : link.end + 1] in ("、", "和")
        hits = self.at.get(link.end + 1, ()) if listed else ()
        return any(self.share(hit.forms, parents) for hit in hits)

    def amid(self, link: Link, last: tuple[Link, ...]) -> bool:
        """Say whether a name stands between divisions of its province (从化、新兴、化州)."""
        before = last[-1] if last and last[-1].end == link.start - 1 else None
        if (
            not before
            or self.text[before.end] != "、"
            or self.text[link.end : link.end + 1] != "、"
        ):
            return False
        line = self.gazetteer.line
        provinces = {line(form.unit)[-2:] for form in link.forms if len(line(form.unit)) > 2}
        after = [form for hit in self.at.get(link.end + 1, ()) for form in hit.forms]
        return all(any(line(f.unit)[-2:] in provinces for f in fs) for fs in (before.forms, after))

    def share(self, forms: tuple[Form, ...], parents: set[int]) -> bool:
        """Say whether one of the forms lies right in one of the units."""
        return any(self.gazetteer.parents[form.unit] in parents for form in forms)

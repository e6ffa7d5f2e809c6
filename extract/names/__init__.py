"""A second opinion on people's names: a light linear tagger, trained on sentences of our own."""

from extract.names.tagger import NameTagger, load_names, name_tags

__all__ = ["NameTagger", "load_names", "name_tags"]

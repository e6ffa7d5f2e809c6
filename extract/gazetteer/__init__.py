"""The divisions of China and the places elsewhere that the lexicons name."""

from extract.gazetteer.endings import Endings
from extract.gazetteer.load import Gazetteer, load_gazetteer
from extract.gazetteer.villages import Villages

__all__ = ["Endings", "Gazetteer", "Villages", "load_gazetteer"]

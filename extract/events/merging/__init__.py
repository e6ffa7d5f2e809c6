"""Merge event reports into events: in go tellings, out come the happenings, each once.

`merge_reports` and `event_ids` are for all pages together; `headline_pairs` with `read_facts` says
what a page's headlines tell before. The rest is internal: `facts` what is compared, `differences`
why two reports cannot be one, `agreement` why they are, with `figures`, `headlines`, `totals`,
`retelling` and `details` for what a page tells again and `pages` for what several tell, `gather`
the event of its reports.
"""

from extract.events.merging.facts import read_facts
from extract.events.merging.headlines import headline_pairs
from extract.events.merging.merge import event_ids, merge_reports

__all__ = ["event_ids", "headline_pairs", "merge_reports", "read_facts"]

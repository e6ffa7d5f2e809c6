"""Errors a user can mend; the message says what to do next."""


class DashijiError(Exception):
    """Something the user can mend; shown as one message, exit status 2, nothing written."""

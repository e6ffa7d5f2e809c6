"""Frozen pydantic records: one module for each group of stages, one row model for each table."""

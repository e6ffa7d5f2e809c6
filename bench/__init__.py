"""Accuracy against the annotated pages in `bench/gold`, and speed stage by stage."""

"""What every record has in common: it is frozen and refuses unknown fields."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A frozen pydantic model; a stage never changes what an earlier one gave."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def column(title: str, title_zh: str, text: str, text_zh: str, **limits: Any) -> Any:  # noqa: ANN401
    """Describe a column in English and Chinese, for `Annotated`; `limits` are pydantic's own."""
    chinese: dict[str, Any] = {"title_zh": title_zh, "description_zh": text_zh}
    return Field(title=title, description=text, json_schema_extra=chinese, **limits)

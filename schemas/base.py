"""What every record has in common: it is frozen and refuses unknown fields."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen pydantic model; a stage never changes what an earlier one gave."""

    model_config = ConfigDict(frozen=True, extra="forbid")

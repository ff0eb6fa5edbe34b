"""The person of a query: the parameters that tell of one, alike wherever a GET takes a person."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.evaluator.person import LifeStage, Person, Sex


class PersonQuery(BaseModel):
    """Whom values are for; every parameter may be left out."""

    model_config = ConfigDict(extra="forbid")

    age_years: Annotated[
        int | None, Field(ge=0, le=130, description="The person's age in completed years.", examples=[34])
    ] = None
    age_months: Annotated[
        int | None,
        Field(
            ge=0,
            le=1571,
            description="The person's age in completed months; required below two years.",
            examples=[412],
        ),
    ] = None
    sex: Annotated[Sex | None, Field(description="The person's sex; without it the values of both.")] = None
    life_stage: Annotated[LifeStage | None, Field(description="The person's life stage; general when left out.")] = None

    def person(self) -> Person | None:
        """The person asked about; None when nothing was told of one."""
        told = self.model_dump(include=set(Person.model_fields), exclude_none=True)
        return Person(**told) if told else None

"""What an action of claims is about."""

from __future__ import annotations

from dataclasses import dataclass

from extradition_tui.claim_model import Claim, Evidence

from .claim_fields import Field, claim_fields, evidence_fields


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim, and what of it the line of the cursor stands for: kind and ID."""

    claim: Claim
    kind: str = "claim"
    name: str = ""

    @property
    def evidence(self) -> Evidence | None:
        """The evidence of the line, if it is any."""
        if self.kind != "evidence":
            return None
        return next((one for one in self.claim.evidence if one.id == self.name), None)

    @property
    def fields(self) -> tuple[Field, ...]:
        """What of it can be edited."""
        evidence = self.evidence
        return claim_fields(self.claim) if evidence is None else evidence_fields(evidence)

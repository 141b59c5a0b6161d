"""The frozen records that the store gives out."""

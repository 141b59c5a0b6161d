"""From a source span to an entity: one module for each way a source names its speaker."""

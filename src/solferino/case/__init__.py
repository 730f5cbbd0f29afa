"""The service layer: class Case, one method per verb. The only folder that knows every stage."""

"""Looking back over a span: weeks, activities, outcomes, medicine."""

"""Review a span: weeks, activities, outcomes, medicine."""

"""What only all documents of a run together can say: scores that differ, reports that are copied or given twice."""

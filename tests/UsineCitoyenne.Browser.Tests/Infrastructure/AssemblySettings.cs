// Two cores serve one site and one browser well, not more.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

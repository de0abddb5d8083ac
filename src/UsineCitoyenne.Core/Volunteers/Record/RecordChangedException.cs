namespace UsineCitoyenne.Core.Volunteers.Record;

/// <summary>Somebody, or the same person in another tab, saved the record meanwhile.</summary>
public sealed class RecordChangedException : Exception;

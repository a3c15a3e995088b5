using System;
using System.Collections.Generic;
using System.IO;

namespace Images.Functional.Cli;

/// <summary>The paths of files without links, also without those of folders: two paths of one file are then equal. (Hard links are not seen.)</summary>
internal sealed class RealPaths
{
    private readonly Dictionary<string, string> folders = new(StringComparer.Ordinal);

    public string Of(string path)
    {
        var target = FailedFile.Target(path);
        return StandardHandles.Number(target) is null && Path.GetDirectoryName(target) is { } folder
            ? Path.Join(Folder(folder), Path.GetFileName(target))
            : target;
    }

    private string Folder(string folder)
    {
        if (folders.TryGetValue(folder, out var known))
            return known;
        // In a circle of links, it is its own.
        folders[folder] = folder;
        var place = Path.GetDirectoryName(folder) is { } parent
            ? Path.Join(Folder(parent), Path.GetFileName(folder))
            : folder;
        return folders[folder] = Target(place) is { } target ? Folder(target) : place;
    }

    private static string? Target(string folder)
    {
        try
        {
            return Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            // It can't be read, or is not there.
            return null;
        }
    }
}

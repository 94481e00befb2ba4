# The Tab key for pace in PowerShell. Written by: pace completion powershell
# It keeps to the documented form of Register-ArgumentCompleter and has not been tried yet.
Register-ArgumentCompleter -Native -CommandName pace -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $typed = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or $_.Extent.Text -ne $wordToComplete } |
        Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
    if ($wordToComplete) { $typed += $wordToComplete } else { $typed += '""' }
    & pace __complete '--' @typed 2> $null | ForEach-Object {
        $word, $about = $_ -split "`t", 2
        if ($word -ne ':files') {
            if (-not $about) { $about = $word }
            $text = if ($word -match '\s') { "'" + ($word -replace "'", "''") + "'" } else { $word }
            [System.Management.Automation.CompletionResult]::new($text, $word, 'ParameterValue', $about)
        }
    }
}

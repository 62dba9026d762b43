# The rules of the PowerShell Gallery and of cmdlet design, and one way to lay code out.
@{
    IncludeRules = @(
        'PSAlignAssignmentStatement'
        'PSAvoid*'
        'PSMisleadingBacktick'
        'PSMissingModuleManifestField'
        'PSPlaceCloseBrace'
        'PSPlaceOpenBrace'
        'PSPossibleIncorrect*'
        'PSProvideCommentHelp'
        'PSReserved*'
        'PSShouldProcess'
        'PSUse*'
    )
    ExcludeRules = @(
        # Sees no use of a script's parameter from inside of its functions.
        'PSReviewUnusedParameter'
        # Sees no use of a variable across the blocks of a Pester file.
        'PSUseDeclaredVarsMoreThanAssignments'
        # Build and sample scripts are run, not imported; their functions are private.
        'PSAvoidLongLines'
        'PSProvideCommentHelp'
        'PSUseShouldProcessForStateChangingFunctions'
        'PSUseCompatibleCmdlets'
        'PSUseCompatibleCommands'
        'PSUseCompatibleTypes'
        'PSUseBOMForUnicodeEncodedFile'
    )
    Rules = @{
        PSPlaceOpenBrace = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $false; IgnoreOneLineBlock = $true }
        PSPlaceCloseBrace = @{ Enable = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true; NoEmptyLineBefore = $true }
        PSUseConsistentIndentation = @{ Enable = $true; Kind = 'space'; IndentationSize = 4; PipelineIndentation = 'IncreaseIndentationForFirstPipeline' }
        PSUseConsistentWhitespace = @{ Enable = $true; CheckInnerBrace = $true; CheckOpenBrace = $true; CheckOpenParen = $true; CheckOperator = $true; CheckPipe = $true; CheckSeparator = $true }
        PSUseCorrectCasing = @{ Enable = $true }
        PSUseCompatibleSyntax = @{ Enable = $true; TargetVersions = @('7.4') }
        PSAvoidSemicolonsAsLineTerminators = @{ Enable = $true }
    }
}

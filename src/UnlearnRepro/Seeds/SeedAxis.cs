namespace UnlearnRepro.Seeds;

/// <summary>The six independent sources of randomness of a study. Each has streams of its own and drives nothing else.</summary>
public enum SeedAxis
{
    /// <summary>s_data: how a data set without an official split is split. Part of the task's identity.</summary>
    Data,

    /// <summary>s_forget: which samples are to be forgotten, where the scenario draws them.</summary>
    Forget,

    /// <summary>s_train: initialisation, order and augmentation of the original model M_o.</summary>
    Train,

    /// <summary>s_unlearn: everything an unlearning method draws.</summary>
    Unlearn,

    /// <summary>s_retrain: everything the reference model M_r draws; never shared with M_o.</summary>
    Retrain,

    /// <summary>s_eval: everything a stochastic metric draws.</summary>
    Eval,
}

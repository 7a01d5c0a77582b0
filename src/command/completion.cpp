#include <memory>

#include "completion_scripts.hpp"
#include "vmcoach/command/completing.hpp"
#include "vmcoach/command/tree.hpp"

namespace vmcoach::command {
namespace {

std::string_view script_of(Shell shell) {
    switch (shell) {
        case Shell::bash:
            return bash_completion;
        case Shell::zsh:
            return zsh_completion;
        case Shell::fish:
            return fish_completion;
    }
    return {};
}

}  // namespace

Command completion_command() {
    const auto shell = std::make_shared<std::optional<Shell>>();
    return {
        .summary = "what lets your shell complete commands and names when you press TAB",
        .positionals = {{"SHELL", "bash, zsh or fish", Arity::required,
                         choice_into(*shell, shells)}},
        .examples =
            {
                "echo 'source <(vmcoach completion bash)' >>~/.bashrc",
                "echo 'source <(vmcoach completion zsh)' >>~/.zshrc",
                "mkdir -p ~/.config/fish; vmcoach completion fish >>~/.config/fish/config.fish",
            },
        .run =
            [shell](Session& session) {
                session.print(script_of(**shell));
                return 0;
            },
    };
}

}  // namespace vmcoach::command

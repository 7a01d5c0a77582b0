// Renders what repeats the command tree: the manual. Used when the program is developed, and not
// installed; scripts/reference writes its output to the files.

#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "manual.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/command/spec.hpp"
#include "vmcoach/command/tree.hpp"

int main(int argc, char** argv) {
    vmcoach::command::GlobalOptions options;
    const vmcoach::command::Command root = vmcoach::command::build_tree(options);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (arguments.size() != 3 || arguments.front() != "manual") {
        std::cerr << "usage: reference manual SOURCES FOLDER\n";
        return 2;
    }
    try {
        vmcoach::reference::write_manual(root, arguments[1], arguments[2]);
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
    return 0;
}

// Renders the manual's pages from the command tree and from what is written by hand. Used when the
// program is developed, and not installed; scripts/reference puts its output into place.

#include <exception>
#include <iostream>

#include "manual.hpp"
#include "vmcoach/command/session.hpp"
#include "vmcoach/command/tree.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: vmcoach_reference SOURCES FOLDER\n";
        return 2;
    }
    try {
        vmcoach::command::GlobalOptions options;
        vmcoach::reference::write_manual(vmcoach::command::build_tree(options), argv[1], argv[2]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
